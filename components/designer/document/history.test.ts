import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createProject } from '../../../flows/document/create-project.ts'
import { templates } from '../../../flows/templates/index.ts'
import { copyCards, pasteCards, readClip } from './clip.ts'
import type { Edit, FlowDocument } from './document.ts'
import { addCard, deleteCards, moveCards, renameCard, setStartCard } from './edit-cards.ts'
import { addFlow, removeFlow, renameFlow } from './edit-flows.ts'
import { connect, disconnect, reconnect } from './edit-links.ts'
import { addNode, changeSettings, deleteNode, moveNode } from './edit-nodes.ts'
import { editIntents, editRules, editVariables, renameProject } from './edit-project.ts'
import { change, emptyHistory, endGesture, type History, redo, undo } from './history.ts'
import { same } from './same.ts'

const start: FlowDocument = structuredClone({
  project: templates[0]?.project ?? createProject({ id: 'p', name: 'P' }),
  layout: templates[0]?.layout ?? {},
})
const flow = start.project.flows.main
const cardIds = Object.keys(flow?.cards ?? {})
const nodeIds = Object.values(flow?.cards ?? {}).flatMap((card) => card.nodes.map((node) => node.id))
const keys = Object.keys(flow?.links ?? {})
const rule = start.project.policy.rules[0]
const flowId = 'main'

const card = fc.constantFrom(...cardIds, 'none')
const node = fc.constantFrom(...nodeIds, 'none')
const id = fc.integer({ min: 0, max: 9 }).map((number) => `x${number}`)
const place = fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) })
const anyNode = id.map((nodeId) => ({ id: nodeId, type: 'message', version: 1, settings: { text: { en: nodeId } } }))

/** Every operation of the designer with any arguments, fitting or not. */
const edits: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(id, place, anyNode).map(([cardId, at, first]) => addCard({ flowId, card: { id: cardId, name: cardId, nodes: [first] }, at })),
  fc.dictionary(card, place).map((places) => moveCards({ flowId, places })),
  fc.tuple(card, fc.string()).map(([cardId, name]) => renameCard({ flowId, cardId, name })),
  card.map((cardId) => setStartCard({ flowId, cardId })),
  fc.array(card, { maxLength: 4 }).map((ids) => deleteCards({ flowId, cardIds: ids })),
  fc.tuple(card, anyNode, fc.nat(4)).map(([cardId, added, index]) => addNode({ flowId, cardId, node: added, index })),
  node.map((nodeId) => deleteNode({ flowId, nodeId })),
  fc.tuple(node, card, fc.nat(5)).map(([nodeId, cardId, index]) => moveNode({ flowId, nodeId, cardId, index })),
  fc.tuple(node, fc.string()).map(([nodeId, en]) => changeSettings({ flowId, nodeId, values: { text: { en } } })),
  node.map((nodeId) => changeSettings({ flowId, nodeId, values: { choices: [] } })),
  fc.tuple(node, card).map(([nodeId, cardId]) => connect({ flowId, nodeId, portId: 'next', cardId })),
  node.map((nodeId) => disconnect({ flowId, nodeId, portId: 'next' })),
  fc.tuple(fc.constantFrom(...keys), node, card).map(([from, to, cardId]) => reconnect({ flowId, from, to: `${to}.next`, cardId })),
  id.map((added) => addFlow({ id: added, name: added, startCardId: 'a', cards: { a: { id: 'a', name: 'a', nodes: [] } }, links: {} })),
  fc.constantFrom('main', 'x1', 'x2').map((gone) => removeFlow(gone)),
  fc.string().map((name) => renameFlow({ flowId, name })),
  fc.string().map((name) => renameProject(name)),
  fc.tuple(id, fc.nat(3)).map(([ruleId, index]) => editRules.add({ ...structuredClone(rule), id: ruleId } as never, index)),
  fc.tuple(id, fc.nat(9)).map(([ruleId, index]) => editRules.move(ruleId, index)),
  id.map((ruleId) => editRules.remove(ruleId)),
  fc.tuple(id, fc.string()).map(([ruleId, name]) => editRules.change(ruleId, { name })),
  id.map((name) => editVariables.add({ id: name, name, type: 'text', scope: 'conversation', sensitive: false })),
  id.map((name) => editIntents.add({ id: name, name, description: '', examples: {} })),
  fc.tuple(fc.array(card, { maxLength: 5 }), place).map(
    ([ids, at]): Edit =>
      (document) => {
        const clip = copyCards(document, flowId, ids)
        if (clip) pasteCards({ flowId, clip: JSON.parse(JSON.stringify(clip)), at, newId: counter() }).edit(document)
      },
  ),
)

function counter(): (prefix: string) => string {
  let made = 0
  const salt = Math.random().toString(36).slice(2)
  return (prefix) => `${prefix}-${salt}-${made++}`
}

describe('history', () => {
  it('undoing everything gives the document there was, doing it again the one there is', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(edits, fc.constantFrom(null, 'typing', 'dragging')), { maxLength: 25 }), (steps) => {
        let document = start
        let history: History = emptyHistory
        for (const [edit, gesture] of steps) {
          const changed = change({ document, history, edit, label: '', gesture })
          if (changed) ({ document, history } = changed)
        }
        const end = document
        const done = history.past.length
        for (let back = undo(document, history); back; back = undo(document, history)) ({ document, history } = back)
        expect(document).toEqual(start)
        for (let again = redo(document, history); again; again = redo(document, history)) ({ document, history } = again)
        expect(document).toEqual(end)
        expect(history.past.length).toBe(done)
      }),
      { numRuns: 150 },
    )
  })

  it('one gesture is one step, until it ends', () => {
    let document = start
    let history: History = emptyHistory
    for (const name of ['a', 'ab', 'abc']) {
      const changed = change({ document, history, edit: renameCard({ flowId, cardId: 'welcome', name }), label: 'rename', gesture: 'name' })
      if (changed) ({ document, history } = changed)
    }
    expect(history.past).toHaveLength(1)
    history = endGesture(history)
    const more = change({ document, history, edit: renameCard({ flowId, cardId: 'welcome', name: 'd' }), label: 'rename', gesture: 'name' })
    expect(more?.history.past).toHaveLength(2)
    expect(undo(document, history)?.document).toEqual(start)
  })

  it('a new change forgets what was undone', () => {
    const first = change({ document: start, history: emptyHistory, edit: renameProject('one'), label: '' })
    const back = first && undo(first.document, first.history)
    const other = back && change({ document: back.document, history: back.history, edit: renameProject('two'), label: '' })
    expect(other?.history.future).toEqual([])
  })

  it('what changes nothing is no step', () => {
    expect(
      change({ document: start, history: emptyHistory, edit: renameCard({ flowId, cardId: 'none', name: 'x' }), label: '' }),
    ).toBeNull()
  })
})

describe('paste', () => {
  it('keeps the links inside the set, under new ids, and brings the variables along', () => {
    const clip = copyCards(start, flowId, ['order', 'inTransit'])
    const target: FlowDocument = { project: createProject({ id: 'p2', name: 'Other' }), layout: {} }
    const read = clip && readClip(JSON.stringify(clip))
    if (!read) throw new Error('the clip cannot be read back')
    const { edit, cardIds: made } = pasteCards({ flowId, clip: read, at: { x: 10, y: 20 }, newId: counter() })
    const changed = change({ document: target, history: emptyHistory, edit, label: '' })
    const pasted = changed?.document.project
    const [order = '', transit = ''] = made
    const branch = pasted?.flows.main?.cards[order]?.nodes.find((item) => item.type === 'branch')
    expect(branch?.id).not.toBe('byStatus')
    expect(pasted?.flows.main?.links[`${branch?.id}.branch:shipped`]).toBe(transit)
    expect(Object.values(pasted?.flows.main?.links ?? {})).not.toContain('person')
    expect(pasted?.variables.map((variable) => variable.id)).toEqual(expect.arrayContaining(['order_number', 'order', 'shop_api']))
    const places = Object.values(changed?.document.layout.main?.cards ?? {})
    expect(Math.min(...places.map((at) => at.x))).toBe(10)
  })

  it('reads nothing from a clipboard that is not ours', () => {
    for (const text of ['', 'hello', '{"format":"tandem-cards"}', '{"format":"tandem-cards","cards":[{"id":"1 2"}]}', '[[[[']) {
      expect(readClip(text)).toBeNull()
    }
  })
})

describe('nodes and links', () => {
  it('a deleted choice takes its link with it', () => {
    const menu = flow?.cards.welcome?.nodes.find((item) => item.id === 'menu')
    const choices = ((menu?.settings.choices ?? []) as { id: string }[]).filter((choice) => choice.id !== 'order')
    const changed = change({
      document: start,
      history: emptyHistory,
      edit: changeSettings({ flowId, nodeId: 'menu', values: { choices } }),
      label: '',
    })
    const links = changed?.document.project.flows.main?.links ?? {}
    expect(links['menu.choice:order']).toBeUndefined()
    expect(links['menu.choice:refund']).toBe('refund')
  })

  it('a step added at the end of a card takes over where the card went', () => {
    const edit = addNode({ flowId, cardId: 'inTransit', node: { id: 'bye', type: 'message', version: 1, settings: { text: { en: 'x' } } } })
    const links = change({ document: start, history: emptyHistory, edit, label: '' })?.document.project.flows.main?.links ?? {}
    expect(links['transit.next']).toBeUndefined()
    expect(links['bye.next']).toBe('more')
  })

  it('the start card and the entry flow cannot be deleted', () => {
    expect(change({ document: start, history: emptyHistory, edit: deleteCards({ flowId, cardIds: ['welcome'] }), label: '' })).toBeNull()
    expect(change({ document: start, history: emptyHistory, edit: removeFlow('main'), label: '' })).toBeNull()
  })

  it('deleting a card takes the links from and to it', () => {
    const edit = deleteCards({ flowId, cardIds: ['more'] })
    const links = change({ document: start, history: emptyHistory, edit, label: '' })?.document.project.flows.main?.links ?? {}
    expect(Object.values(links)).not.toContain('more')
    expect(Object.keys(links).some((key) => key.startsWith('anything.'))).toBe(false)
  })
})

it('same() ignores the order of keys and nothing else', () => {
  expect(same({ a: 1, b: [1, { c: 2 }] }, { b: [1, { c: 2 }], a: 1 })).toBe(true)
  expect(same({ a: 1 }, { a: 1, b: undefined })).toBe(true)
  expect(same([1, 2], [2, 1])).toBe(false)
  expect(same({ a: null }, { a: 0 })).toBe(false)
})
