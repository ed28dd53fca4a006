import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clinic } from '../clinic/template.ts'
import { makeTemplate } from './make-template.ts'
import { readTemplateFile, writeTemplateFile } from './template-file.ts'

const presentation = { name: 'Ours', about: 'What we do', category: 'health', language: 'en' } as const
const template = makeTemplate({ ...clinic, hidden: [] })
const file = writeTemplateFile({ presentation, template })
const codeOf = (input: unknown) => {
  const read = readTemplateFile(input)
  return 'error' in read ? read.error.code : 'read'
}

test('what is written is read back, without the addresses of this workspace', () => {
  const read = readTemplateFile(file)
  if ('error' in read) throw new Error(read.error.code)
  expect(read.presentation).toEqual(presentation)
  expect(file).not.toContain('clinic.example.com')
  expect(read.template).toEqual({ ...template, blanks: template.blanks.map(({ suggestion: _, ...blank }) => blank) })
  expect(writeTemplateFile(read)).toBe(file)
})

test.each([
  ['no JSON', 'PK…', 'notJson'],
  ['ten megabytes', JSON.stringify({ format: 'tandem-template', text: 'x'.repeat(10_000_000) }), 'tooLarge'],
  ['a tower of brackets', `${'['.repeat(5000)}${']'.repeat(5000)}`, 'tooLarge'],
  ['something else', '{"hello": 1}', 'otherFile'],
  ['a list', '[]', 'otherFile'],
  ['a flow', '{"format": "tandem-project", "project": {}}', 'flowFile'],
  ['a newer version', file.replace('"formatVersion": 1', '"formatVersion": 2'), 'newerVersion'],
  ['a broken flow', file.replace('"entryFlowId"', '"entry"'), 'notAProject'],
  ['no presentation', file.replace('"presentation"', '"presented"'), 'notAProject'],
])('%s is told apart', (_what, text, code) => {
  expect(codeOf(text)).toBe(code)
})

test('a key somebody wrote into the file is cut out on the way in', () => {
  const dirty = file
    .replace('"templateNote"', '"x"')
    .replace(/"about": ""/g, '"about": ""')
    .replace('"name": "门诊预约"', '"name": "Bearer abcdef123456789"')
  expect(dirty).toContain('abcdef123456789')
  const read = readTemplateFile(dirty)
  expect(JSON.stringify(read)).not.toContain('abcdef123456789')
})

test('whatever stands in it, reading never throws', () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.constantFrom('project', 'layout', 'scenarios', 'queues', 'knowledge', 'blanks', 'services', 'presentation'),
      (value, key) => {
        readTemplateFile({ ...JSON.parse(file), [key]: value })
        readTemplateFile(value)
      },
    ),
    { numRuns: 60 },
  )
})
