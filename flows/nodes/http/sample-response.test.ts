import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile } from '../../engine/compile.ts'
import type { Json } from '../../engine/types.ts'
import { buildProject } from '../../testing/build-project.ts'
import { play } from '../../testing/play.ts'
import { MAX_SAMPLE, MOST_ENTRIES, readSample, sampleRows, variableFor } from './sample-response.ts'

const body = { orderNo: 'A1', lines: [{ sku: 'x', price: 9.5 }], 'odd name': 1, paid: true, at: '2026-01-05T10:00:00Z', none: null }
const all = new Set(['', '/lines', '/lines/0'])

test('a sample is JSON of a bearable size, or it is said what is wrong', () => {
  expect(readSample('\uFEFF{"a":1}')).toEqual({ value: { a: 1 } })
  expect(readSample('  ')).toEqual({ error: 'empty' })
  expect(readSample('<html>')).toEqual({ error: 'notJson' })
  expect(readSample(`"${'x'.repeat(MAX_SAMPLE)}"`)).toEqual({ error: 'tooLarge' })
  expect(readSample('['.repeat(5000) + ']'.repeat(5000))).toEqual({ error: 'tooDeep' })
})

test('what is open is shown, no more; a long list is cut and says so; an odd name has no path', () => {
  expect(sampleRows(body, new Set()).map(({ path }) => path)).toEqual(['body'])
  expect(sampleRows(body, all).map(({ path }) => path)).toContain('body.lines[0].price')
  expect(sampleRows(body, all).find(({ name }) => name === 'odd name')?.path).toBeNull()
  const [list, ...entries] = sampleRows(
    Array.from({ length: 5000 }, (_, index) => index),
    new Set(['']),
  )
  expect([list?.hidden, entries.length]).toEqual([5000 - MOST_ENTRIES, MOST_ENTRIES])
})

describe('the variable for a value', () => {
  const of = (path: string, value: Json, taken: string[] = []) => variableFor(path, value, new Set(taken))
  test('has its name and type', () => {
    expect(of('body.orderNo', 'A1')).toMatchObject({ id: 'order_no', name: 'orderNo', type: 'text' })
    expect(of('body.lines[0].price', 9.5)).toMatchObject({ id: 'price', type: 'number' })
    expect(of('body.at', body.at)).toMatchObject({ type: 'date' })
    expect(of('body.lines', body.lines)).toMatchObject({ type: 'list', items: { type: 'object', fields: { price: { type: 'number' } } } })
    expect(of('body', body)).toMatchObject({ type: 'object' })
  })
  test('has an id that is free and no word of the language', () => {
    expect(of('body.price', 1, ['price', 'price_2']).id).toBe('price_3')
    expect(of('body.customer', 'x').id).toBe('customer_value')
    expect(of('body.数量', 1).id).toBe('result_value')
  })
  test('fits the schema for any answer', () => {
    fc.assert(fc.property(fc.jsonValue(), fc.string({ minLength: 1 }), (value, name) => void of(`body.${name}`, value as Json)))
  })
})

test('a path that is shown is the one the node reads', () => {
  for (const { path, value } of sampleRows(body, all)) {
    if (path === null) continue
    const variable = variableFor(path, value, new Set())
    const project = buildProject({
      variables: [variable],
      cards: { start: [['n', 'http', { url: 'https://a.example', mappings: [{ path, variable: variable.id }] }]] },
    })
    const asked = play(compile(project), [])
    const effect = asked.commands.find(({ kind }) => kind === 'effect')
    const answered = play(compile(project), [
      { kind: 'effect', id: effect && 'id' in effect ? effect.id : '', ok: true, result: { status: 200, headers: {}, body } },
    ] as never)
    expect(answered.state.variables[variable.id] ?? null).toEqual(value)
  }
})
