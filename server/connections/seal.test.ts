import { expect, test } from 'vitest'
import { seal, unseal } from './seal.ts'

const here = { secret: 'a secret that is only used in tests', place: 'w/assistant' }

test('what was sealed opens with the same secret at the same place, and nowhere else', () => {
  const sealed = seal('sk-密钥', here)
  expect(sealed).not.toContain('sk-')
  expect(unseal(sealed, here)).toBe('sk-密钥')
  expect(unseal(sealed, { ...here, secret: 'another secret of the same length' })).toBeNull()
  expect(unseal(sealed, { ...here, place: 'other/assistant' })).toBeNull()
})

test('two seals of one text differ, and a changed letter opens nothing', () => {
  const sealed = seal('key', here)
  expect(seal('key', here)).not.toBe(sealed)
  const flipped = `${sealed.slice(0, -2)}${sealed.at(-2) === 'A' ? 'B' : 'A'}${sealed.at(-1)}`
  expect(unseal(flipped, here)).toBeNull()
  expect(unseal('', here)).toBeNull()
})
