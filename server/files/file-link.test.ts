import { expect, test } from 'vitest'
import { fileLink, isValidLink } from './file-link.ts'

const secret = 'a secret that is only used in tests'
const place = { workspaceId: 'w', fileId: '0199b1c2-0000-7000-8000-000000000000' }
const link = new URL(fileLink(place, { base: 'https://desk.example', secret, until: 2_000 }))
const given = { until: link.searchParams.get('until') ?? '', sign: link.searchParams.get('sign') ?? '' }

test('a link opens its file until it is over, and nothing else', () => {
  expect(link.pathname).toBe(`/files/w/${place.fileId}`)
  expect(isValidLink(place, given, { secret, now: 2_000 })).toBe(true)
  expect(isValidLink(place, given, { secret, now: 2_001 })).toBe(false)
  expect(isValidLink({ ...place, workspaceId: 'other' }, given, { secret, now: 1 })).toBe(false)
  expect(isValidLink({ ...place, fileId: place.fileId.replace('0199', '0198') }, given, { secret, now: 1 })).toBe(false)
})

test('nobody prolongs or forges one', () => {
  expect(isValidLink(place, { ...given, until: '9000' }, { secret, now: 1 })).toBe(false)
  expect(isValidLink(place, { ...given, sign: '' }, { secret, now: 1 })).toBe(false)
  expect(isValidLink(place, given, { secret: 'another secret of about that length', now: 1 })).toBe(false)
  expect(isValidLink(place, { ...given, until: 'NaN' }, { secret, now: 1 })).toBe(false)
})
