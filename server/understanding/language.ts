import type { Language } from '../../flows/document/primitives.ts'

/**
 * The language of a text by its script: Chinese when there are at least as many Chinese characters as Latin words. `otherwise`
 * is the answer for a text with neither (an order number, "???").
 */
export function detectLanguage(text: string, otherwise: Language = 'zh-CN'): Language {
  const sample = text.slice(0, 1000)
  const han = sample.match(/\p{Script=Han}/gu)?.length ?? 0
  const words = sample.match(/\p{Script=Latin}+/gu)?.length ?? 0
  if (han === 0 && words === 0) return otherwise
  return han >= words ? 'zh-CN' : 'en'
}
