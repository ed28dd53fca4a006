import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskRequest } from './mask-request.ts'

test('keys in headers, addresses and bodies are blanked, the rest can be read', () => {
  const request = {
    kind: 'http',
    method: 'POST',
    url: 'https://user:pw@shop.example/orders?id=42&api_key=hunter2#hunter2',
    headers: { Authorization: 'Bearer hunter2', 'X-Shop': 'hunter2', 'Content-Type': 'application/json' },
    body: JSON.stringify({ order: 42, items: [{ sku: 'a', accessToken: 'hunter2' }], login: { password: 'hunter2' } }),
  }
  expect(maskRequest(request)).toEqual({
    kind: 'http',
    method: 'POST',
    url: 'https://•••@shop.example/orders?id=42&api_key=•••',
    headers: { Authorization: '•••', 'X-Shop': '•••', 'Content-Type': 'application/json' },
    body: '{"order":42,"items":[{"sku":"a","accessToken":"•••"}],"login":{"password":"•••"}}',
  })
})

test('a form is masked by name, any other text by its length', () => {
  expect(maskRequest({ body: 'order=42&client_secret=hunter2' })).toEqual({ body: 'order=42&client_secret=•••' })
  expect(maskRequest({ body: '<key>hunter2</key>' })).toEqual({ body: '••• (18)' })
  expect(maskRequest({ url: 'no address hunter2' })).toEqual({ url: '•••' })
})

test('wherever a secret stands under its name, it is not shown', () => {
  const name = fc.constantFrom('apiKey', 'api_key', 'x-auth-token', 'password', 'client_secret', 'Signature', 'sessionId', 'code')
  const wrap = fc.constantFrom<(value: object) => object>(
    (value) => value,
    (value) => ({ deep: [value] }),
    (value) => ({ a: { b: value } }),
  )
  fc.assert(
    fc.property(name, wrap, fc.constantFrom('text', 'object', 'list'), (key, around, shape) => {
      const secret = shape === 'text' ? 'hunter2' : shape === 'list' ? ['hunter2'] : { of: 'hunter2' }
      const held = around({ [key]: secret }) as never
      expect(JSON.stringify(maskRequest({ input: held, body: JSON.stringify(held) }))).not.toContain('hunter2')
    }),
  )
})
