import { expect, it } from 'vitest'
import { bankCard } from './bank.ts'
import { cityReport } from './city.ts'
import { clinicAppointment, clinicSlot } from './clinic.ts'
import { staffMember } from './staff.ts'
import { telecomLine } from './telecom.ts'

it('gives the same answer for the same number, and knows unknown and failing ones', () => {
  expect(bankCard('6217')).toEqual(bankCard('6217'))
  expect(bankCard('0123')).toBe('unknown')
  expect(bankCard('8123')).toBe('failing')
  expect(telecomLine('13800138000')).toEqual(telecomLine('138 0013 8000'))
  expect(telecomLine('13800138009')).toBe('unknown')
  expect(clinicSlot({ department: '内科', day: 'soon', part: '上午' })).toBe('unknown')
  expect(clinicAppointment('Q00000')).toBe('unknown')
  expect(staffMember('999999')).toBe('unknown')
  expect(cityReport('x')).toBe('unknown')
})

it('shows every way a template can go', () => {
  const cards = Array.from({ length: 200 }, (_, index) => bankCard(String(1000 + index))).filter((card) => typeof card === 'object')
  expect(new Set(cards.map(({ status }) => status))).toEqual(new Set(['active', 'frozen', 'new']))
  expect(new Set(cards.map(({ kindEn }) => kindEn))).toEqual(new Set(['credit card', 'debit card']))
  const slots = Array.from({ length: 10 }, (_, day) => clinicSlot({ department: '内科', day: `2026-06-${10 + day}`, part: '上午' }))
  expect(new Set(slots.map((slot) => typeof slot === 'object' && slot.free))).toEqual(new Set([true, false]))
  expect(telecomLine('13800138006')).toMatchObject({ outage: true })
  expect(telecomLine('13800138007')).toMatchObject({ barred: true })
  expect(staffMember('100237')).toMatchObject({ locked: true })
  expect(new Set([1, 2, 3].map((number) => (cityReport(String(number)) as { status: string }).status))).toEqual(
    new Set(['open', 'done', 'late']),
  )
})
