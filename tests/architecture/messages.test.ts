import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const folder = new URL('../../messages/', import.meta.url)
const namespaces = [...new Set([...readdirSync(new URL('en/', folder)), ...readdirSync(new URL('zh-CN/', folder))])]

describe.each(namespaces)('messages %s', (file) => {
  it('has the same keys in both languages', () => {
    expect(Object.keys(texts('zh-CN', file)).sort()).toEqual(Object.keys(texts('en', file)).sort())
  })
  it('has no empty text', () => {
    for (const locale of ['en', 'zh-CN'])
      for (const [key, text] of Object.entries(texts(locale, file))) expect(text.trim(), `${locale} ${file} ${key}`).not.toBe('')
  })
  it('fills the same blanks in both languages', () => {
    const chinese = texts('zh-CN', file)
    for (const [key, text] of Object.entries(texts('en', file))) expect(blanks(chinese[key] ?? ''), `${file} ${key}`).toEqual(blanks(text))
  })
  it('uses full-width punctuation beside Chinese', () => {
    for (const [key, text] of Object.entries(texts('zh-CN', file)))
      expect(text, `${file} ${key}`).not.toMatch(/[\u4e00-\u9fff][,;:?!]|[\u4e00-\u9fff]\.(\s|$)/)
  })
})

/** All texts of a file under dotted keys. */
function texts(locale: string, file: string): Record<string, string> {
  const flat: Record<string, string> = {}
  const walk = (value: unknown, path: string[]): void => {
    if (typeof value === 'string') flat[path.join('.')] = value
    else for (const [key, child] of Object.entries(value as Record<string, unknown>)) walk(child, [...path, key])
  }
  walk(JSON.parse(readFileSync(new URL(`${locale}/${file}`, folder), 'utf8')), [])
  return flat
}

/** Names of the ICU arguments of a text. */
function blanks(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\s*(\w+)\s*[,}]/g)].map((match) => match[1] ?? ''))].sort()
}
