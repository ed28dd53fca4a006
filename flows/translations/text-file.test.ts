import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Language } from '../document/primitives.ts'
import { buildProject } from '../testing/build-project.ts'
import { readCsv, writeCsv } from './csv.ts'
import { type FlowText, flowTexts, writeText } from './flow-texts.ts'
import { decodeTextFile, MAX_FILE, planTextImport, type TextPlan, writeTextFile } from './text-file.ts'

const both: Language[] = ['zh-CN', 'en']
const project = buildProject({
  cards: {
    start: [
      ['hello', 'message', { text: { 'zh-CN': '您好', en: 'Hello' } }],
      [
        'ask',
        'choices',
        {
          text: { 'zh-CN': '查什么？' },
          choices: [
            { id: 'order', label: { 'zh-CN': '订单', en: '=1+1' } },
            { id: 'money', label: {} },
          ],
        },
      ],
    ],
  } as never,
})
const flow = project.flows[project.entryFlowId] as (typeof project.flows)[string]
const texts = flowTexts(flow)
const written = writeTextFile(texts, { languages: both, place: ({ nodeId }) => nodeId })
const plan = (file: string, now: readonly FlowText[] = texts) => {
  const result = planTextImport(file, now, both)
  if ('error' in result) throw new Error(result.error.code)
  return result
}
const code = (file: string) => {
  const result = planTextImport(file, texts, both)
  return 'error' in result ? result.error.code : null
}
const withText = (id: string, language: Language, text: string) =>
  texts.map((entry) => (entry.id === id ? { ...entry, text: { ...entry.text, [language]: text } } : entry))

describe('the texts of a flow', () => {
  test('are found by the schema, also those nobody has written, under ids that do not depend on the order', () => {
    const ids = texts.map(({ id }) => id)
    expect(ids).toContain('hello.text')
    expect(ids).toContain('ask.choices.money.label')
    expect(ids).toContain('ask.notUnderstood')
    expect(new Set(ids).size).toBe(ids.length)
    expect(texts.find(({ id }) => id === 'ask.choices.order.label')?.path).toEqual(['choices', 0, 'label'])
  })
  test('are written in place; a place that is gone is left alone', () => {
    const settings = { choices: [{ id: 'order', label: { 'zh-CN': '订单' } }] }
    writeText(settings, ['choices', 0, 'label'], 'en', 'Order')
    writeText(settings, ['choices', 7, 'label'], 'en', 'Gone')
    writeText(settings, ['text'], 'en', 'What?')
    expect(settings).toEqual({ choices: [{ id: 'order', label: { 'zh-CN': '订单', en: 'Order' } }], text: { en: 'What?' } })
  })
})

describe('CSV', () => {
  test('whatever the cells hold comes back', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom('"', ',', ';', '\t', '\n', '\r', "'", '=', '@', '-', '+', 'a', ' ', '＝') }),
    )
    const rows = fc.array(
      fc.array(cell, { minLength: 2, maxLength: 4 }).map((row) => ['id', ...row]),
      { minLength: 1, maxLength: 5 },
    )
    fc.assert(
      fc.property(rows, (given) => {
        expect(readCsv(writeCsv(given))).toEqual(given)
      }),
    )
  })
  test('no cell starts a formula', () => {
    const signs = ['=', '+', '-', '@', '\t', '\r', '＝', "'="]
    for (const sign of signs) expect(writeCsv([[`${sign}cmd|calc`]])).toMatch(/^\uFEFF"?'/)
  })
  test('semicolons and tabs between cells are understood; a quote that never ends is not', () => {
    expect(readCsv('id;en\nhello;"a;b"')).toEqual([
      ['id', 'en'],
      ['hello', 'a;b'],
    ])
    expect(readCsv('id\ten\rhello\t1')).toEqual([
      ['id', 'en'],
      ['hello', '1'],
    ])
    expect(readCsv('id,en\nhello,"never')).toBeNull()
  })
})

describe('import', () => {
  test('a file that comes back as it went changes nothing', () => {
    expect(plan(written)).toMatchObject({ changes: [], unknown: [], changedMeanwhile: [], tooLong: [], marked: true })
    expect(written).toContain("'=1+1")
  })
  test('what was translated is a change; unknown rows and too long texts are told', () => {
    const file = `id,en\nask.text,What?\nhello.text,Hello\nnobody.text,x\nask.choices.money.label,${'x'.repeat(4001)}\n`
    expect(plan(file)).toEqual<TextPlan>({
      changes: [{ id: 'ask.text', language: 'en', before: '', after: 'What?', newValues: [] }],
      unchanged: 1,
      unknown: ['nobody.text'],
      changedMeanwhile: [],
      tooLong: [{ id: 'ask.choices.money.label', language: 'en', length: 4001 }],
      marked: false,
    })
  })
  test('changed on both sides is told and not taken; changed here alone stays', () => {
    const now = withText('hello.text', 'en', 'Hi')
    const translated = written.replace(',Hello,', ',Welcome,')
    expect(plan(translated, now).changedMeanwhile).toEqual([
      { id: 'hello.text', language: 'en', before: 'Hi', after: 'Welcome', newValues: [] },
    ])
    expect(plan(translated, now).changes).toEqual([])
    expect(plan(written, now)).toMatchObject({ changes: [], changedMeanwhile: [] })
    expect(plan(translated).changes).toHaveLength(1)
  })
  test('a value no language of the text fills in is told', () => {
    const now = withText('hello.text', 'zh-CN', '{{ name }}您好')
    const values = (text: string) => plan(`id,en\nhello.text,${text}`, now).changes.map(({ newValues }) => newValues)
    expect(values('Hi {{name}}')).toEqual([[]])
    expect(values('Hi {{ naem }}')).toEqual([['naem']])
  })
  test('bad files say why', () => {
    expect(code('')).toBe('notCsv')
    expect(code('id,en\n"x')).toBe('notCsv')
    expect(code('key,en\na,b')).toBe('noId')
    expect(code('id,fr\na,b')).toBe('noLanguage')
    expect(code('id,en\nhello.text,a\nhello.text,b')).toBe('twice')
    expect(decodeTextFile(new Uint8Array([0xc4, 0xfa, 0xba, 0xc3]))).toMatchObject({ error: { code: 'notText' } })
    expect(decodeTextFile(new Uint8Array(MAX_FILE + 1))).toMatchObject({ error: { code: 'tooLarge' } })
    expect(decodeTextFile(new Uint8Array([0xff, 0xfe, 0x69, 0, 0x64, 0]))).toBe('id')
  })
  test('any text is answered, never thrown at', () => {
    fc.assert(fc.property(fc.string(), (file) => void planTextImport(file, texts, both)))
  })
})

test('what a colleague writes while the report is read counts as changed meanwhile, also in a file without marks', () => {
  const file = 'id,zh-CN,en\nhello.text,你好呀,Hi there'
  const now = withText('hello.text', 'en', 'Hello, dear colleague')
  const read = planTextImport(file, now, both, texts) as TextPlan
  expect(read.changes.map(({ language }) => language)).toEqual(['zh-CN'])
  expect(read.changedMeanwhile).toMatchObject([{ id: 'hello.text', language: 'en', before: 'Hello, dear colleague', after: 'Hi there' }])
})
