import { describe, expect, test } from 'vitest'
import { mostSelected, nothing, selectAll, selectRow, stillThere } from './select-rows.ts'

const rows = ['a', 'b', 'c', 'd', 'e']
const many = Array.from({ length: mostSelected + 10 }, (_, place) => `r${place}`)

describe('selecting rows of a list', () => {
  test('a row goes on and off', () => {
    const once = selectRow(nothing, rows, 'b', false)
    expect([...once.ids]).toEqual(['b'])
    expect(selectRow(once, rows, 'b', false).ids.size).toBe(0)
  })
  test('a range reaches from the last one touched, in either direction', () => {
    const from = selectRow(nothing, rows, 'c', false)
    expect([...selectRow(from, rows, 'e', true).ids].sort()).toEqual(['c', 'd', 'e'])
    expect([...selectRow(from, rows, 'a', true).ids].sort()).toEqual(['a', 'b', 'c'])
  })
  test('a range from a row that is gone is one row', () => {
    const gone = selectRow(nothing, rows, 'c', false)
    expect([...selectRow(gone, ['a', 'b'], 'b', true).ids].sort()).toEqual(['b', 'c'])
  })
  test('never more than may be done at once', () => {
    expect(selectAll(nothing, many).ids.size).toBe(mostSelected)
    const full = selectAll(nothing, many)
    expect(selectRow(full, many, many.at(-1) as string, false).ids.size).toBe(mostSelected)
    expect(selectRow(selectRow(nothing, many, 'r0', false), many, many.at(-1) as string, true).ids.size).toBe(mostSelected)
  })
  test('all again is none', () => {
    expect(selectAll(selectAll(nothing, rows), rows)).toEqual(nothing)
  })
  test('what left the list is not acted on', () => {
    expect(stillThere({ ids: new Set(['a', 'e']), anchor: null }, ['e', 'b'])).toEqual(['e'])
  })
})
