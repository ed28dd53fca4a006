import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { projectSchema } from '../../../flows/document/project.ts'
import { afterSales } from '../../../flows/templates/after-sales/template.ts'
import type { DesignDocument } from '../contract.ts'
import { copyCards, pasteCards, readClip } from './clipboard.ts'
import { apply, type History, redo, startHistory, undo } from './history.ts'
import {
  addCard,
  connect,
  createNode,
  disconnect,
  insertCard,
  newLocalId,
  removeCards,
  removeNode,
  setSetting,
  shiftNode,
} from './operations.ts'

const start: DesignDocument = { project: projectSchema.parse(afterSales.project), layout: afterSales.layout, scenarios: [] }
const cards = Object.keys(start.project.flows.main?.cards ?? {})
const nodes = Object.values(start.project.flows.main?.cards ?? {}).flatMap((card) => card.nodes.map((node) => node.id))

const operation = fc.oneof(
  fc.record({ kind: fc.constant('remove' as const), card: fc.constantFrom(...cards) }),
  fc.record({ kind: fc.constant('removeNode' as const), node: fc.constantFrom(...nodes) }),
  fc.record({ kind: fc.constant('connect' as const), node: fc.constantFrom(...nodes), card: fc.constantFrom(...cards) }),
  fc.record({ kind: fc.constant('disconnect' as const), node: fc.constantFrom(...nodes) }),
  fc.record({ kind: fc.constant('shift' as const), node: fc.constantFrom(...nodes), by: fc.constantFrom(-1 as const, 1 as const) }),
  fc.record({ kind: fc.constant('set' as const), node: fc.constantFrom(...nodes), value: fc.string() }),
  fc.record({ kind: fc.constant('add' as const), type: fc.constantFrom('message', 'branch', 'handoff') }),
  fc.record({ kind: fc.constant('paste' as const), card: fc.constantFrom(...cards) }),
)
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never

function run(document: DesignDocument, op: Operation): void {
  const flowId = 'main'
  if (op.kind === 'remove') removeCards(document, flowId, [op.card])
  if (op.kind === 'removeNode') removeNode(document, flowId, op.node)
  if (op.kind === 'connect') connect(document, flowId, { nodeId: op.node, portId: 'next' }, op.card)
  if (op.kind === 'disconnect') disconnect(document, flowId, { nodeId: op.node, portId: 'next' })
  if (op.kind === 'shift') shiftNode(document, flowId, op.node, op.by)
  if (op.kind === 'set') setSetting(document, { flowId, nodeId: op.node, field: 'text', value: { en: op.value } })
  if (op.kind === 'add')
    addCard(document, { flowId, card: { id: newLocalId('c'), name: 'New', nodes: [createNode(op.type)] }, at: { x: 1, y: 2 } })
  if (op.kind === 'paste') {
    const clip = readClip(copyCards(document, flowId, [op.card]))
    if (typeof clip !== 'string') pasteCards(document, flowId, clip, { x: 0, y: 0 })
  }
}

/** One card as it is copied, with something else about it. */
const clipOf = (other: object) => ({
  format: 'tandem-cards',
  cards: [{ card: { id: 'a', name: 'A', nodes: [] }, x: 0, y: 0, ...other }],
  links: {},
  variables: [],
})

describe('editing', () => {
  it('undoes any sequence of operations to the start and redoes it to the end, byte for byte', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 30 }), (ops) => {
        let history: History = startHistory(start)
        for (const [index, op] of ops.entries())
          history = apply(history, { label: op.kind, at: index * 5000, recipe: (document) => run(document, op) })
        const end = JSON.stringify(history.document)
        const steps = history.past.length
        for (let i = 0; i < steps; i++) history = undo(history).history
        expect(history.document).toEqual(start)
        for (let i = 0; i < steps; i++) history = redo(history).history
        expect(JSON.stringify(history.document)).toBe(end)
      }),
      { numRuns: 60 },
    )
  })

  it('makes one step of typing', () => {
    let history = startHistory(start)
    for (const [index, name] of ['A', 'AB', 'ABC'].entries())
      history = apply(history, {
        label: 'rename',
        at: index * 200,
        merge: 'name',
        recipe: (document) => {
          document.project.name = name
        },
      })
    expect(history.past).toHaveLength(1)
    expect(undo(history).history.document).toEqual(start)
  })

  it('never leaves a link from or to a card that is gone, and keeps the start card', () => {
    const history = apply(startHistory(start), {
      label: 'remove',
      at: 0,
      recipe: (document) => removeCards(document, 'main', ['order', 'welcome']),
    })
    const flow = history.document.project.flows.main
    expect(flow?.cards.order).toBeUndefined()
    expect(flow?.cards.welcome).toBeDefined()
    expect(Object.values(flow?.links ?? {})).not.toContain('order')
    expect(Object.keys(flow?.links ?? {}).filter((key) => key.startsWith('askOrder.'))).toEqual([])
  })

  it('takes a removed choice’s link along', () => {
    const choices = [{ id: 'order', label: { en: 'Order' }, synonyms: [] }]
    const history = apply(startHistory(start), {
      label: 'set',
      at: 0,
      recipe: (document) => setSetting(document, { flowId: 'main', nodeId: 'menu', field: 'choices', value: choices }),
    })
    const keys = Object.keys(history.document.project.flows.main?.links ?? {}).filter((key) => key.startsWith('menu.choice:'))
    expect(keys).toEqual(['menu.choice:order'])
  })

  it('inserts a card on a link and goes on to the old target', () => {
    const card = { id: 'between', name: 'Between', nodes: [{ ...createNode('message'), id: 'said' }] }
    const history = apply(startHistory(start), {
      label: 'insert',
      at: 0,
      recipe: (document) => insertCard(document, { flowId: 'main', key: 'menu.choice:order', card, at: { x: 0, y: 0 } }),
    })
    const links = history.document.project.flows.main?.links
    expect(links?.['menu.choice:order']).toBe('between')
    expect(links?.['said.next']).toBe('order')
  })

  it('pastes with new ids, keeping links inside and bringing variables along', () => {
    const clip = readClip(copyCards(start, 'main', ['order', 'inTransit']))
    const empty: DesignDocument = {
      project: {
        ...start.project,
        variables: [],
        flows: { main: { id: 'main', name: 'Main', startCardId: 'a', cards: { a: { id: 'a', name: 'A', nodes: [] } }, links: {} } },
      },
      layout: {},
      scenarios: [],
    }
    if (typeof clip === 'string') throw new Error(clip)
    const history = apply(startHistory(empty), {
      label: 'paste',
      at: 0,
      recipe: (document) => pasteCards(document, 'main', clip, { x: 100, y: 100 }),
    })
    const flow = history.document.project.flows.main
    expect(Object.keys(flow?.cards ?? {})).toHaveLength(3)
    expect(Object.keys(flow?.cards ?? {})).not.toContain('order')
    expect(Object.keys(flow?.links ?? {})).toHaveLength(1)
    expect(history.document.project.variables.map((variable) => variable.id)).toContain('order')
  })

  it.each<[string, string, unknown]>([
    ['a web page', 'foreign', '<script>'],
    ['another product’s flow', 'foreign', { version: '6', groups: [], edges: [] }],
    ['a whole flow', 'wholeFlow', { format: 'tandem-project', project: start.project, layout: {} }],
    ['no cards', 'damaged', { format: 'tandem-cards', cards: [], links: {}, variables: [] }],
    ['half a text', 'damaged', '{"format":"tandem-cards","cards":[{"card"'],
    ['a place that is none', 'damaged', clipOf({ x: 'left' })],
    ['an id with a path', 'damaged', clipOf({ card: { id: '../a', name: '', nodes: [] } })],
    ['unknown fields', 'damaged', clipOf({ onPaste: 'alert(1)' })],
    [
      'a thousand and one cards',
      'damaged',
      { format: 'tandem-cards', cards: Array(1001).fill(clipOf({}).cards[0]), links: {}, variables: [] },
    ],
    ['ten megabytes', 'tooLarge', `{"format":"tandem-cards","cards":"${'x'.repeat(10_000_000)}"}`],
  ])('pastes nothing of %s and says why', (_name, problem, clip) => {
    expect(readClip(typeof clip === 'string' ? clip : JSON.stringify(clip))).toBe(problem)
  })
})
