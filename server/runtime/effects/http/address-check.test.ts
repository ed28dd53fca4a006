import { describe, expect, test } from 'vitest'
import { checkedLookup, checkUrl, isPublicAddress } from './address-check.ts'

describe('addresses a flow may not reach', () => {
  test.each([
    '127.0.0.1',
    '127.255.0.1',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '198.18.0.1',
    '192.0.2.1',
    '168.63.129.16',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    'fd00:ec2::254',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'ff02::1',
    'nonsense',
  ])('%s', (address) => expect(isPublicAddress(address)).toBe(false))

  test.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://[::1]/',
    'http://[::ffff:7f00:1]/',
    'http://169.254.169.254/latest/meta-data',
    'http://[fd00:ec2::254]/',
    'file:///etc/passwd',
    'gopher://example.com/',
    'ftp://example.com/',
    'http://user:pass@example.com/',
    'not an address',
    '',
  ])('%s', (url) => expect(() => checkUrl(url, [])).toThrow())
})

test('public addresses are fine', () => {
  expect(['8.8.8.8', '1.1.1.1', '2606:4700:4700::1111'].map(isPublicAddress)).toEqual([true, true, true])
  expect(checkUrl('https://example.com/a?b=c', []).mayBePrivate).toBe(false)
})

test('an allowed host may be private, by name or with its port only', () => {
  expect(checkUrl('http://127.0.0.1:4321/x', ['127.0.0.1:4321']).mayBePrivate).toBe(true)
  expect(checkUrl('http://shop.local/x', ['shop.local']).mayBePrivate).toBe(true)
  expect(checkUrl('http://shop.local/x', ['shop.local:80']).mayBePrivate).toBe(true)
  expect(() => checkUrl('http://127.0.0.1:4322/x', ['127.0.0.1:4321'])).toThrow('private')
})

test('a name that resolves to this machine is refused when the connection is made', async () => {
  const error = await new Promise((resolve) => checkedLookup('localhost', {}, (failure) => resolve(failure)))
  expect(error).toMatchObject({ code: 'refused-address' })
})
