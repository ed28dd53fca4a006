import { describe, expect, test } from 'vitest'
import { badged, noticeOf, quiet, readNoticePreferences } from './notice-rule.ts'

const front = { inFront: true, permitted: true }
const away = { inFront: false, permitted: true }

describe('a new offer', () => {
  test('is quiet by default while the desk is in front, and chimes when it is not', () => {
    expect(noticeOf(quiet, front)).toEqual({ chime: false, notify: false })
    expect(noticeOf(quiet, away)).toEqual({ chime: true, notify: false })
  })
  test('sounds always or never when somebody wants it so', () => {
    expect(noticeOf({ sound: 'on', notify: false }, front).chime).toBe(true)
    expect(noticeOf({ sound: 'off', notify: true }, away)).toEqual({ chime: false, notify: true })
  })
  test('is a browser notification only when asked for, permitted, and nobody is looking', () => {
    const wanted = { sound: 'off', notify: true } as const
    expect(noticeOf(wanted, front).notify).toBe(false)
    expect(noticeOf(wanted, { inFront: false, permitted: false }).notify).toBe(false)
  })
})

test('preferences that cannot be read are the quiet ones', () => {
  expect(readNoticePreferences(null)).toEqual(quiet)
  expect(readNoticePreferences('{')).toEqual(quiet)
  expect(readNoticePreferences('{"sound":"loud","notify":"yes"}')).toEqual(quiet)
  expect(readNoticePreferences('{"sound":"on","notify":true}')).toEqual({ sound: 'on', notify: true })
})

test('the title carries the count once, whatever it said before', () => {
  expect(badged('Tandem', 2)).toBe('(2) Tandem')
  expect(badged('(2) Tandem', 3)).toBe('(3) Tandem')
  expect(badged('(99+) Tandem', 0)).toBe('Tandem')
  expect(badged('Tandem', 120)).toBe('(99+) Tandem')
})
