import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { bigProject } from '../../../flows/testing/big-project.ts'
import type { DesignDocument } from '../contract.ts'
import { apply, canUndo, type History, redo, startHistory, undo } from '../document/history.ts'
import { setSetting } from '../document/operations.ts'
import { keepSteps, printOf, readSteps } from './kept-steps.ts'

const stored = new Map<string, string>()
let room = Number.POSITIVE_INFINITY
beforeEach(() => {
  stored.clear()
  room = Number.POSITIVE_INFINITY
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, text: string) => {
      if (text.length > room) throw new Error('QuotaExceededError')
      stored.set(key, text)
    },
    removeItem: (key: string) => void stored.delete(key),
  })
})
afterEach(() => void vi.unstubAllGlobals())

const start: DesignDocument = { project: bigProject(20), layout: { main: { cards: {}, notes: {} } }, scenarios: [] }
const mine = { projectId: 'p', memberId: 'ann' }
const write = (history: History, text: string): History =>
  apply(history, {
    label: text,
    at: 0,
    recipe: (document) => setSetting(document, { flowId: 'main', nodeId: 'm0', field: 'text', value: { 'zh-CN': text } }),
  })
/** As it comes back from the server: other objects, names in another order. */
const loaded = (document: DesignDocument): DesignDocument =>
  JSON.parse(JSON.stringify({ scenarios: document.scenarios, layout: document.layout, project: document.project }))
const reopen = (document: DesignDocument): History => ({ document, ...readSteps(mine, document) })

test('after a reload one undoes and does again what one did before it', () => {
  let history = write(write(startHistory(start), 'one'), 'two')
  const end = history.document
  history = undo(history).history
  keepSteps(mine, history)
  let again = reopen(loaded(history.document))
  again = redo(again).history
  expect(printOf(again.document)).toBe(printOf(end))
  again = undo(undo(again).history).history
  expect(printOf(again.document)).toBe(printOf(start))
  expect(canUndo(again)).toBe(false)
})

test('on a document that has become another one there is nothing to undo, nor is there for somebody else', () => {
  const history = write(startHistory(start), 'one')
  keepSteps(mine, history)
  expect(canUndo(reopen(loaded(write(history, 'theirs').document)))).toBe(false)
  expect(readSteps({ ...mine, memberId: 'bob' }, history.document).past).toEqual([])
})

test('too many steps lose the oldest, and full or broken storage nothing but the steps', () => {
  let history = startHistory(start)
  for (let index = 0; index < 300; index++) history = write(history, `${index} ${'x'.repeat(9_000)}`)
  keepSteps(mine, history)
  expect([...stored.values()][0]?.length).toBeLessThan(1_000_000)
  const kept = reopen(loaded(history.document))
  expect(kept.past.length).toBeGreaterThan(10)
  expect(printOf(undo(kept).history.document)).toBe(printOf(undo(history).history.document))
  room = 10
  stored.clear()
  expect(() => keepSteps(mine, history)).not.toThrow()
  stored.set('tandem:steps:p:ann', '{broken')
  expect(readSteps(mine, start)).toEqual({ past: [], future: [] })
})
