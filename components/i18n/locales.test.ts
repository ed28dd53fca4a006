import { describe, expect, it } from 'vitest'
import { negotiateLocale } from './locales.ts'

describe('negotiateLocale', () => {
  it.each([
    ['zh-TW,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['en-GB,en;q=0.9,zh;q=0.2', 'en'],
    ['fr-FR,zh;q=0.3,en;q=0.5', 'en'],
    ['de;q=1, zh;q=0', 'en'],
    ['', 'en'],
    [null, 'en'],
    [';;;q=x,,zh', 'zh-CN'],
  ])('%s reads %s', (header, locale) => {
    expect(negotiateLocale(header)).toBe(locale)
  })
})
