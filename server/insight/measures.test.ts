import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Counted, figuresOf, measures, wilson } from './measures.ts'

const none = { n: 0, mean: null, p50: null, p90: null }
const empty: Counted = {
  conversations: 0,
  ended: 0,
  contained: 0,
  handedOff: 0,
  queued: 0,
  abandoned: 0,
  resolved: 0,
  asked: 0,
  rated: 0,
  satisfied: 0,
  firstResponse: none,
  humanFirstResponse: none,
  queueWait: none,
  leftAfter: none,
}

describe('measures', () => {
  it('have a name, a formula and remarks in both languages, and nothing else has', () => {
    for (const locale of ['en', 'zh-CN']) {
      const texts = JSON.parse(readFileSync(new URL(`../../messages/${locale}/measures.json`, import.meta.url), 'utf8'))
      expect(Object.keys(texts).sort()).toEqual(measures.map((measure) => measure.id).sort())
      for (const text of Object.values(texts)) expect(Object.keys(text as object)).toEqual(['name', 'formula', 'note'])
    }
  })
  it('are each computed', () => {
    expect(Object.keys(figuresOf(empty)).sort()).toEqual(measures.map((measure) => measure.id).sort())
  })
  it('say nothing instead of zero where nothing happened', () => {
    const figures = figuresOf(empty)
    expect(figures.conversations.value).toBe(0)
    expect([figures.containment.value, figures.csat.value, figures.queueWait.value]).toEqual([null, null, null])
  })
  it('a share carries its count, its base and its interval', () => {
    const { containment, csat } = figuresOf({ ...empty, conversations: 12, ended: 10, contained: 7, rated: 4, satisfied: 4, asked: 8 })
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
