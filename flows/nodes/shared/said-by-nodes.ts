import type { Language } from '../../document/primitives.ts'

/** Short texts nodes say by themselves where the author wrote none. */
const texts = {
  yes: { 'zh-CN': '对', en: 'Yes' },
  no: { 'zh-CN': '不对', en: 'No' },
  skip: { 'zh-CN': '跳过', en: 'Skip' },
  skipHint: { 'zh-CN': '（选填，可回“跳过”）', en: '(optional, answer “skip” to leave it out)' },
  several: { 'zh-CN': '（可多选，例如回 1,3）', en: '(choose several, for example 1,3)' },
  submit: { 'zh-CN': '提交', en: 'Send' },
} satisfies Record<string, Record<Language, string>>

export function nodeText(key: keyof typeof texts, language: Language): string {
  return texts[key][language]
}

const skipWords = new Set(['跳过', '无', '没有', 'skip', 'none', '-', ''])

/** The customer leaves an optional answer out. */
export function isSkip(text: string): boolean {
  return skipWords.has(text.trim().toLowerCase())
}
