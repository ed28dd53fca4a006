import { expect, test } from 'vitest'
import { ownAddress } from './own-address.ts'

const hosts = { 'demo-shop.test': 'http://127.0.0.1:4300/demo/shop' }
const own = (target: string) => ownAddress(target, hosts)?.href ?? null

test('a name of ours stands for a place on this server', () => {
  expect(own('http://demo-shop.test/api/orders/1?x=2')).toBe('http://127.0.0.1:4300/demo/shop/api/orders/1?x=2')
  expect(own('http://demo-shop.test')).toBe('http://127.0.0.1:4300/demo/shop/')
})

test.each(['http://demo-shop.test/../../api/trpc', 'http://demo-shop.test/%2e%2e/%2e%2e/api/trpc', 'http://demo-shop.test/a/../../../api'])(
  'nothing leads out of it: %s',
  (target) => expect(own(target)).toMatch(/^http:\/\/127\.0\.0\.1:4300\/demo\/shop\//),
)

test.each(['https://example.com', 'http://demo-shop.test:9000/', 'https://demo-shop.test/', 'http://constructor/', 'no address', ''])(
  'an ordinary address is not ours: %s',
  (target) => expect(own(target)).toBeNull(),
)
