import { expect, it } from 'vitest'
import { normaliseText } from './features/normalise-text.ts'
import { detectLanguage } from './language.ts'

it.each([
  ['我的快递到哪了', 'zh-CN'],
  ['Where is my order?', 'en'],
  ['我的 iPhone 怎么还没发货', 'zh-CN'],
  ['please translate 你好 into English for me', 'en'],
  ['where is my order,thanks谢谢', 'en'],
  ['請問什麼時候出貨', 'zh-CN'],
] as const)('%s is %s', (text, language) => {
  expect(detectLanguage(text, language === 'en' ? 'zh-CN' : 'en')).toBe(language)
})

it('keeps to the language so far when a text has no words', () => {
  for (const text of ['', '???', '20251119-8843', '👍']) {
    expect(detectLanguage(text, 'en')).toBe('en')
    expect(detectLanguage(text, 'zh-CN')).toBe('zh-CN')
  }
})

it('compares traditional with simplified, full-width with half-width, capitals with small letters', () => {
  expect(normaliseText('買貴了可以退差價嗎')).toBe('买贵了可以退差价吗')
  expect(normaliseText('ＡＢＣ　１２３')).toBe('abc 123')
  expect(normaliseText('Where’s   my\n\tORDER')).toBe("where's my order")
})

it('hides order numbers, but not quantities', () => {
  expect(normaliseText('订单20251119-8843买了3件')).toBe('订单0000买了3件')
})

it('looks at a bounded part of a long text', () => {
  expect(normaliseText('退'.repeat(100_000)).length).toBeLessThan(1000)
})
