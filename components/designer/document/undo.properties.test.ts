import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '../../../flows/exchange/canonical-json.ts'
import { buildProject } from '../../../flows/testing/build-project.ts'
import type { DesignDocument } from '../contract.ts'
import { copyCards, pasteCards, readClip } from './clipboard.ts'
import { addFlow, removeFlow } from './flow-operations.ts'
import { apply, canRedo, canUndo, type History, redo, startHistory, undo } from './history.ts'
import { addFrame, addNote, changeNote, removeFrame, removeNote } from './layout-operations.ts'
import { moveNode, setEntryFlow, setStartCard } from './node-operations.ts'
import {
  addCard,
  addNode,
  connect,
  createNode,
  disconnect,
  placeCard,
  removeCards,
  removeNode,
  setSetting,
  shiftNode,
} from './operations.ts'

const start: DesignDocument = {
  project: buildProject({
    cards: {
      a: [
        ['hi', 'message', { text: { 'zh-CN': '您好' } }],
        ['menu', 'choices', { text: { 'zh-CN': '办什么？' }, choices: [{ id: 'one', label: { 'zh-CN': '一' } }] }],
      ],
      b: [['bye', 'message', { text: { 'zh-CN': '再见' } }]],
    },
    links: { 'menu.choice:one': 'b' },
  }),
  layout: { main: { cards: { a: { x: 0, y: 0 }, b: { x: 300, y: 0 } }, notes: {} } },
  scenarios: [],
}

type Dice = { n: number; m: number; text: string }
const types = ['message', 'question', 'choices', 'branch', 'http', 'handoff', 'end']

/** Everything the designer does to a document; each does nothing where there is nothing to do it to. */
const operations: ((document: DesignDocument, dice: Dice) => void)[] = [
  (document, { n, m }) => {
    const card = { id: `c${n}-${m}`, name: `${n}`, nodes: [createNode(types[m % types.length] ?? 'message')] }
    addCard(document, { flowId: pick(document, n), card, at: { x: m, y: n } })
  },
  (document, { n, m }) => removeCards(document, pick(document, n), cardsOf(document, n).slice(m % 3, (m % 3) + 1)),
  (document, { n, m }) => {
    const cardId = at(cardsOf(document, n), m)
    if (cardId)
      addNode(document, { flowId: pick(document, n), cardId, node: createNode(types[n % types.length] ?? 'message'), index: m % 2 })
  },
  (document, { n, m }) => withNode(document, n, m, (flowId, nodeId) => removeNode(document, flowId, nodeId)),
  (document, { n, m }) => withNode(document, n, m, (flowId, nodeId) => shiftNode(document, flowId, nodeId, m % 2 ? 1 : -1)),
  (document, { n, m, text }) =>
    withNode(document, n, m, (flowId, nodeId) => setSetting(document, { flowId, nodeId, field: 'text', value: { 'zh-CN': text } })),
  (document, { n, m }) =>
    withNode(document, n, m, (flowId, nodeId) => {
      const cardId = at(cardsOf(document, n), n + m)
      if (cardId) connect(document, flowId, { nodeId, portId: 'next' }, cardId)
    }),
  (document, { n, m }) => withNode(document, n, m, (flowId, nodeId) => disconnect(document, flowId, { nodeId, portId: 'next' })),
  (document, { n, m }) =>
    withNode(document, n, m, (flowId, nodeId) => {
      const cardId = at(cardsOf(document, n), m + 1)
      if (cardId) moveNode(document, { flowId, nodeId, cardId, index: 0 })
    }),
  (document, { n, m }) => {
    const cardId = at(cardsOf(document, n), m)
    if (cardId) placeCard(document, pick(document, n), cardId, { x: n, y: m })
  },
  (document, { n, m, text }) => void addNote(document, pick(document, n), { x: n, y: m, text }),
  (document, { n, m, text }) => {
    const note = at(Object.keys(document.layout[pick(document, n)]?.notes ?? {}), m)
    if (note) m % 3 ? changeNote(document, pick(document, n), note, { text }) : removeNote(document, pick(document, n), note)
  },
  (document, { n, m, text }) => void addFrame(document, pick(document, n), { x: n, y: m, width: 100, height: 100, name: text }),
  (document, { n, m }) => {
    const frame = at(Object.keys(document.layout[pick(document, n)]?.frames ?? {}), m)
    if (frame) removeFrame(document, pick(document, n), frame)
  },
  (document, { n, m }) => {
    const cardId = at(cardsOf(document, n), m)
    if (cardId) setStartCard(document, pick(document, n), cardId)
  },
  (document, { text }) => {
    if (Object.keys(document.project.flows).length < 4) addFlow(document, { name: text, startName: text })
  },
  (document, { n }) => {
    const flowId = pick(document, n)
    if (flowId !== document.project.entryFlowId) removeFlow(document, flowId)
  },
  (document, { n }) => setEntryFlow(document, pick(document, n)),
  (document, { n, m }) => {
    const clip = readClip(copyCards(document, pick(document, n), cardsOf(document, n).slice(0, 1 + (m % 3))))
    if (typeof clip !== 'string') pasteCards(document, pick(document, m), clip, { x: n, y: m })
  },
  (document, { text }) => {
    document.project.name = text
  },
]

const flowsOf = (document: DesignDocument): string[] => Object.keys(document.project.flows)
const pick = (document: DesignDocument, n: number): string => at(flowsOf(document), n) ?? 'main'
const cardsOf = (document: DesignDocument, n: number): string[] => Object.keys(document.project.flows[pick(document, n)]?.cards ?? {})
const at = (list: readonly string[], index: number): string | undefined => list[index % Math.max(1, list.length)]

function withNode(document: DesignDocument, n: number, m: number, act: (flowId: string, nodeId: string) => void): void {
  const flowId = pick(document, n)
  const nodes = Object.values(document.project.flows[flowId]?.cards ?? {}).flatMap((card) => card.nodes.map(({ id }) => id))
  const nodeId = at(nodes, m)
  if (nodeId) act(flowId, nodeId)
}

const step = fc.record({
  operation: fc.nat(operations.length - 1),
  n: fc.nat(9999),
  m: fc.nat(9999),
  text: fc.string({ maxLength: 12 }),
  /** Typing a word is one step. */
  merge: fc.boolean(),
})

test('500 random operations undone are the document as it was, byte for byte, and done again the document as it became', () => {
  let most = 0
  fc.assert(
    fc.property(fc.array(step, { minLength: 500, maxLength: 500 }), (steps) => {
      let history: History = startHistory(start)
      const story = [canonicalJson(start)]
      for (const [index, { operation, merge, ...dice }] of steps.entries()) {
        const recipe = (document: DesignDocument) => operations[operation]?.(document, dice)
        const past = history.past.length
        history = apply(history, { label: `${index}`, at: index * 10, ...(merge ? { merge: 'typing' } : {}), recipe })
        if (history.past.length > past) story.push(canonicalJson(history.document))
        else story[story.length - 1] = canonicalJson(history.document)
      }
      most = Math.max(most, story.length)
      const end = canonicalJson(history.document)
      for (const before of story.toReversed().slice(1)) {
        history = undo(history).history
        expect(canonicalJson(history.document)).toBe(before)
      }
      expect(canUndo(history)).toBe(false)
      expect(canonicalJson(history.document)).toBe(canonicalJson(start))
      while (canRedo(history)) history = redo(history).history
      expect(canonicalJson(history.document)).toBe(end)
    }),
    { numRuns: 8 },
  )
  // Most of the operations did something.
  expect(most).toBeGreaterThan(250)
}, 60_000)
