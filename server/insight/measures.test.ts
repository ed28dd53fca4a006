import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { figuresOf, measures, nothingCounted, wilson } from './measures.ts'

describe('measures', () => {
  it('have a name, a formula and remarks in both languages, and nothing else has', () => {
    for (const locale of ['en', 'zh-CN']) {
      const texts = JSON.parse(readFileSync(new URL(`../../messages/${locale}/measures.json`, import.meta.url), 'utf8'))
      expect(Object.keys(texts).sort()).toEqual(measures.map((measure) => measure.id).sort())
      for (const text of Object.values(texts)) expect(Object.keys(text as object)).toEqual(['name', 'formula', 'note'])
    }
  })
  it('are each computed', () => {
    expect(Object.keys(figuresOf(nothingCounted)).sort()).toEqual(measures.map((measure) => measure.id).sort())
  })
  it('say nothing instead of zero where nothing happened', () => {
    const figures = figuresOf(nothingCounted)
    expect(figures.conversations.value).toBe(0)
    expect([figures.containment.value, figures.csat.value, figures.queueWait.value]).toEqual([null, null, null])
  })
  it('a share carries its count, its base and its interval', () => {
    const { containment, csat } = figuresOf({
      ...nothingCounted,
      conversations: 12,
      ended: 10,
      contained: 7,
      rated: 4,
      satisfied: 4,
      asked: 8,
    })
    expect(containment).toMatchObject({ value: 0.7, count: 7, n: 10 })
    expect(containment.low).toBeCloseTo(0.3968, 3)
    expect(containment.high).toBeCloseTo(0.8922, 3)
    expect(csat).toMatchObject({ value: 1, count: 4, n: 4 })
    expect(csat.high).toBeCloseTo(1)
    expect(csat.low).toBeCloseTo(0.5101, 3)
  })
  it('the interval narrows with the number of cases', () => {
    expect(wilson(500, 1000).high - wilson(500, 1000).low).toBeLessThan(wilson(5, 10).high - wilson(5, 10).low)
  })
})
