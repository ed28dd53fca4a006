import { describe, expect, test } from 'vitest'
import { createProject } from '../../flows/document/create-project.ts'
import { createEnvironment } from '../../flows/expressions/environment.ts'
import { formattedFormula, formulaHover, formulaItems, formulaProblem, formulaSignature } from './formula-help.ts'

const { settings } = createProject({ id: 'p', name: 'p' })
const environment = createEnvironment({
  settings,
  variables: [{ id: 'order_total', name: '订单金额', type: 'number', scope: 'conversation', sensitive: false }],
})
const at = (text: string, language: 'zh-CN' | 'en' = 'en') => {
  const position = text.indexOf('|')
  return { environment, language, source: text.replace('|', ''), position }
}

describe('completion', () => {
  test('offers a variable and says which characters it takes the place of', () => {
    expect(formulaItems(at('1 + ord|'))[0]).toMatchObject({ label: 'order_total', kind: 'Variable', detail: 'number', start: 4, end: 7 })
  })

  test('the order of the language is kept, and what is found by its help is not thrown away by the editor', () => {
    const items = formulaItems(at('ro|'))
    expect(items.length).toBeGreaterThan(1)
    expect(items.map(({ order }) => order)).toEqual(items.map(({ order }) => order).sort())
    for (const { filter } of items) expect(filter.toLowerCase()).toContain('ro')
  })
})

test('a problem has words in the language and a place one can see', () => {
  expect(formulaProblem(environment, 'order_totl > 1', 'en')).toMatchObject({
    start: 0,
    end: 10,
    message: expect.stringContaining('order_total'),
  })
  expect(formulaProblem(environment, 'order_totl > 1', 'zh-CN')?.message).toMatch(/[一-龥]/)
  const unfinished = formulaProblem(environment, 'order_total >', 'en')
  expect(unfinished && unfinished.end > unfinished.start && unfinished.end <= 13).toBe(true)
  expect(formulaProblem(environment, 'order_total', 'en', 'boolean')).toMatchObject({ start: 0, end: 11 })
  expect(formulaProblem(environment, ' ', 'en')).toBeNull()
})

test('help for a function has its example, in both languages', () => {
  const english = formulaHover(at('rou|nd(order_total)'))
  expect(english).toMatchObject({ start: 0, end: 5, text: expect.stringContaining('→') })
  expect(formulaHover(at('rou|nd(order_total)', 'zh-CN'))?.text).not.toBe(english?.text)
})

describe('signature', () => {
  test('counts the values of the innermost call; commas in quotes and lists are not between values', () => {
    expect(formulaSignature(at('round(order_total, |)'))).toMatchObject({ active: 1 })
    expect(formulaSignature(at('round([1, 2].size() + "a,b".size(), |)'))).toMatchObject({ active: 1 })
    expect(formulaSignature(at('round(|)'))).toMatchObject({ active: 0, labels: [expect.stringMatching(/^round\(value: number/)] })
  })

  test('behind a dot the first value is there already', () => {
    expect(formulaSignature(at('order_total.round(|)'))).toMatchObject({ active: 1 })
  })

  test('there is none outside of brackets', () => {
    expect(formulaSignature(at('round(1) + |'))).toBeNull()
  })
})

test('formatting gives the tidy text, or nothing to do', () => {
  expect(formattedFormula('order_total>1&&true')).toBe('order_total > 1 && true')
  expect(formattedFormula('order_total > 1')).toBeNull()
})
