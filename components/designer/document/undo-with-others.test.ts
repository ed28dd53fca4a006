import { expect, test } from 'vitest'
import { buildProject } from '../../../flows/testing/build-project.ts'
import type { DesignDocument } from '../contract.ts'
import { adopt, apply, canRedo, canUndo, type History, lastStep, redo, startHistory, undo } from './history.ts'
import { addCard, createNode, removeCards, setSetting } from './operations.ts'

const start: DesignDocument = {
  project: buildProject({
    cards: { one: [['a', 'message', { text: { 'zh-CN': 'a' } }]], two: [['b', 'message', { text: { 'zh-CN': 'b' } }]] },
    links: { 'a.next': 'two' },
  }),
  layout: { main: { cards: { one: { x: 0, y: 0 } }, notes: {} } },
  scenarios: [],
}
const write = (nodeId: string, text: string) => (document: DesignDocument) =>
  setSetting(document, { flowId: 'main', nodeId, field: 'text', value: { 'zh-CN': text } })
const ours = (history: History, label: string, recipe: (document: DesignDocument) => void) => apply(history, { label, at: 0, recipe })
/** As it comes from the server: other objects, and what somebody else changed. */
const theirs = (history: History, recipe: (document: DesignDocument) => void) => {
  const document = structuredClone(history.document)
  recipe(document)
  return adopt(history, document)
}
const texts = ({ document }: History) =>
  Object.values(document.project.flows.main?.cards ?? {}).flatMap((card) =>
    card.nodes.map((node) => (node.settings.text as { 'zh-CN': string })['zh-CN']),
  )

test('only our own steps are undone and done again, and what others did meanwhile stays', () => {
  let history = ours(startHistory(start), 'first', write('a', 'a1'))
  history = theirs(history, write('b', 'theirs'))
  history = ours(history, 'second', (document) => {
    const card = { id: 'new', name: '', nodes: [{ ...createNode('message'), id: 'n', settings: { text: { 'zh-CN': 'new' } } }] }
    addCard(document, { flowId: 'main', card, at: { x: 9, y: 9 } })
  })
  history = theirs(history, (document) => {
    document.project.name = 'renamed'
  })
  const end = history.document
  expect(lastStep(history)?.label).toBe('second')
  history = undo(history).history
  expect([texts(history), history.document.project.name]).toEqual([['a1', 'theirs'], 'renamed'])
  history = theirs(history, (document) => {
    document.project.name = 'again'
  })
  history = undo(history).history
  expect([texts(history), history.document.project.name]).toEqual([['a', 'theirs'], 'again'])
  expect(canUndo(history)).toBe(false)
  history = redo(history).history
  history = redo(history).history
  expect(history.document).toEqual({ ...end, project: { ...end.project, name: 'again' } })
  expect(canRedo(history)).toBe(false)
})

test('undo is refused where somebody else changed or deleted the same, and passes on to the step before', () => {
  let history = ours(startHistory(start), 'earlier', (document) => {
    document.project.name = 'ours'
  })
  history = ours(history, 'text', write('b', 'ours'))
  for (const meddle of [write('b', 'theirs'), (document: DesignDocument) => removeCards(document, 'main', ['two'])]) {
    const met = theirs(history, meddle)
    const first = undo(met)
    expect(first.refused?.label).toBe('text')
    expect(first.history.document).toBe(met.document)
    const second = undo(first.history)
    expect(second.refused).toBeNull()
    expect(second.history.document.project.name).toBe(start.project.name)
    expect(texts(second.history)).toEqual(texts(met))
  }
})

test('what comes from the server and is the same stays the same object', () => {
  const history = ours(startHistory(start), 'first', write('a', 'a1'))
  expect(adopt(history, structuredClone(history.document))).toBe(history)
  const next = theirs(history, write('b', 'theirs'))
  expect(next.document.project.flows.main?.cards.one).toBe(history.document.project.flows.main?.cards.one)
})
