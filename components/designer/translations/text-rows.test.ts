import { expect, test } from 'vitest'
import { buildProject } from '../../../flows/testing/build-project.ts'
import { apply, startHistory, undo } from '../document/history.ts'
import { putTextsIn, searchRows, textRows } from './text-rows.ts'

const project = buildProject({
  cards: {
    start: [
      ['ask', 'choices', { text: { 'zh-CN': '查什么？', en: ' ' }, choices: [{ id: 'order', label: { 'zh-CN': '订单', en: 'Order' } }] }],
    ],
  } as never,
})
const flowId = project.entryFlowId
const rowsOf = (of = project) => textRows(of.flows[flowId] as never, { languages: ['zh-CN', 'en'], language: 'en' })

test('a text in one language is missing in the other; one nobody wrote is not missing', () => {
  expect(rowsOf().map(({ id, missing }) => [id, missing])).toEqual([
    ['ask.text', ['en']],
    ['ask.choices.order.label', []],
  ])
})

test('found by its words in any language, by its place, or because something is missing', () => {
  const found = (query: string, missingOnly = false) => searchRows(rowsOf(), { query, missingOnly }).map(({ id }) => id)
  expect(found('ORDER')).toEqual(['ask.choices.order.label'])
  expect(found('什么')).toEqual(['ask.text'])
  expect(found('', true)).toEqual(['ask.text'])
  expect(found('order', true)).toEqual([])
})

test('an import is one step: taken back whole, and texts that are gone do no harm', () => {
  const before = startHistory({ project, layout: {}, scenarios: [] })
  const changes = [
    { id: 'ask.text', language: 'en' as const, after: 'What?' },
    { id: 'ask.choices.order.label', language: 'en' as const, after: 'My order' },
    { id: 'gone.text', language: 'en' as const, after: 'x' },
  ]
  const after = apply(before, { label: 'import', at: 0, recipe: (document) => putTextsIn(document, flowId, changes) })
  expect(rowsOf(after.document.project).map(({ text }) => text.en)).toEqual(['What?', 'My order'])
  expect(undo(after).history.document).toEqual(before.document)
})
