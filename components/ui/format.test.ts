import { describe, expect, it } from 'vitest'
import { createFormat } from './format.ts'

const zh = createFormat('zh-CN', 'Asia/Shanghai')
const en = createFormat('en', 'UTC')

describe('figures by locale', () => {
  it('shows a duration in its two largest units', () => {
    expect(zh.duration(11_520_000)).toBe('3小时12分钟')
    expect(en.duration(11_520_000)).toBe('3 hr 12 min')
    expect(en.duration(22_400)).toBe('22 sec')
    expect(en.duration(0)).toBe('0 sec')
    expect(en.duration(3_600_000)).toBe('1 hr')
    expect(en.duration(-5)).toBe('0 sec')
  })
  it('runs a clock that can be overdue', () => {
    expect(en.clock(42_900)).toBe('0:42')
    expect(en.clock(3_723_000)).toBe('1:02:03')
    expect(en.clock(-18_000)).toBe('−0:18')
    expect(en.clock(-400)).toBe('0:00')
  })
  it('says how long ago', () => {
    const now = Date.UTC(2025, 10, 22, 6)
    expect(zh.relative(now - 5 * 60_000, now)).toBe('5分钟前')
    expect(en.relative(now + 2 * 3_600_000, now)).toBe('in 2 hr.')
    expect(en.relative(now - 10_000, now)).toBe('now')
  })
  it('shows the time in the given zone', () => {
    expect(zh.time('2025-11-22T06:08:00Z')).toBe('14:08')
    expect(en.time('2025-11-22T06:08:00Z')).toBe('06:08')
  })
  it('keeps the digits of a percentage', () => {
    expect(en.percent(0.768)).toBe('76.8%')
    expect(en.percent(0.5, 0)).toBe('50%')
  })
})
