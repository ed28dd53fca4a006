import { describe, expect, it } from 'vitest'
import { calendarSchema } from '../../flows/document/settings.ts'
import { faultyDay, groupedHours, usualHours } from './opening-hours.ts'

const usual = usualHours('Asia/Shanghai')

describe('opening hours', () => {
  it('start as a valid calendar', () => {
    expect(calendarSchema.parse(usual)).toEqual(usual)
    expect(faultyDay(usual)).toBeUndefined()
  })
  it('finds the day that ends before it begins', () => {
    expect(faultyDay({ ...usual, week: { ...usual.week, 3: [{ from: '18:00', to: '09:00' }] } })).toBe('3')
  })
  it('finds overlapping spans in any order, and lets them touch', () => {
    const day = (...spans: { from: string; to: string }[]) => faultyDay({ ...usual, week: { ...usual.week, 7: spans } })
    expect(day({ from: '13:00', to: '18:00' }, { from: '09:00', to: '13:30' })).toBe('7')
    expect(day({ from: '13:00', to: '24:00' }, { from: '09:00', to: '13:00' })).toBeUndefined()
  })
  it('puts days with the same hours together', () => {
    const week = { ...usual.week, 6: [{ from: '10:00', to: '16:00' }] }
    expect(groupedHours({ ...usual, week })).toEqual([
      { days: ['1', '2', '3', '4', '5'], spans: [{ from: '09:00', to: '18:00' }] },
      { days: ['6'], spans: [{ from: '10:00', to: '16:00' }] },
    ])
  })
})
