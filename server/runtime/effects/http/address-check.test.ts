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
    '::127.0.0.1',
    '::a9fe:a9fe',
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
    'http://0/',
    'http://127.0.0.1./',
    'http://127。0。0。1/',
    'http://①②⑦.⓪.⓪.①/',
    'http://0x7f.0.0.1/',
    'http://0177.1/',
    'http://017700000001/',
    'http://3232235777/',
    'http://192.168.257/',
    'http://10.1/',
    'http://[::]/',
    'http://[0:0:0:0:0:0:0:1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://[64:ff9b::a9fe:a9fe]/',
    'http://[2002:a9fe:a9fe::]/',
    'http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/',
    'http://[fe80::1]/',
    'http://[fec0::1]/',
    'http://[ff05::2]/',
    'http://[::127.0.0.1]/',
    'http://[::ffff:0:127.0.0.1]/',
    'http://100.100.100.200/latest/meta-data',
    'http://192.0.0.192/opc/v2/',
    'http://168.63.129.16/',
    'http://169.254.170.2/v2/credentials',
    'http://240.0.0.1/',
    'http://198.51.100.7/',
    'http://203.0.113.9/',
    'http://192.88.99.1/',
    'http://[2001:db8::1]/',
    'http://[100::1]/',
    'http://[3fff::1]/',
    'http://[5f00::1]/',
    'http://[2001:20::1]/',
    'javascript:alert(1)',
    'data:text/plain,hi',
    'ws://example.com/',
    'http://example.com@127.0.0.1/',
    'http://127.0.0.1#@example.com/',
    'http://127.0.0.1\\@example.com/',
    'http://127.0.0.1%2f@example.com/',
    '//127.0.0.1/',
    'http://[::1%25lo]/',
    'http://127.0.0.1:22/',
    'https://[::ffff:c0a8:1]/',
    'jar:http://example.com!/',
    'dict://127.0.0.1:11211/',
    'http://%31%32%37.0.0.1/',
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
