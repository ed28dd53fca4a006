import { describe, expect, test } from 'vitest'
import { channelSettingsSchema, originSchema } from './channel-settings.ts'

describe('an allowed website', () => {
  test.each([
    ['https://shop.example.com', 'https://shop.example.com'],
    [' HTTPS://Shop.Example.com/ ', 'https://shop.example.com'],
    ['http://localhost:8080', 'http://localhost:8080'],
    ['https://商店.example', 'https://xn--czrs0t.example'],
  ])('%s is kept as browsers write it', (text, origin) => {
    expect(originSchema.parse(text)).toBe(origin)
  })

  test.each([
    '*',
    'shop.example.com',
    'https://shop.example.com/path',
    'https://user@shop.example.com',
    'https://shop.example.com?x',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    'https://a.example; script-src *',
    'https://a.example\r\nset-cookie: x',
    "https://*.example.com 'unsafe-inline'",
    'null',
    '',
  ])('%j is refused: it goes into a response header', (text) => {
    expect(originSchema.safeParse(text).success).toBe(false)
  })
})

test('an accent that is no colour is refused', () => {
  expect(channelSettingsSchema.safeParse({ accent: '#12ab9F' }).success).toBe(true)
  for (const accent of ['red;}', '#12', 'url(x)']) expect(channelSettingsSchema.safeParse({ accent }).success).toBe(false)
})
