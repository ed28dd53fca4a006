import { expect, it } from 'vitest'
import { nextAddress } from './next-address.ts'

it.each([
  ['?next=%2Finbox%2F7%3Ftab%3Dnotes', '/inbox/7?tab=notes'],
  ['', '/'],
  ['?next=https%3A%2F%2Fevil.example', '/'],
  ['?next=%2F%2Fevil.example', '/'],
  ['?next=%2F%5Cevil.example', '/'],
  ['?next=javascript%3Aalert(1)', '/'],
  ['?next=%2Flogin', '/'],
])('after signing in, %s leads to %s', (search, address) => {
  expect(nextAddress(search)).toBe(address)
})
