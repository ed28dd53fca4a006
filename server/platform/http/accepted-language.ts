import { parseAccept } from 'hono/utils/accept'

/** The better of our two languages for an Accept-Language header: Chinese of any kind reads zh-CN, everybody else English. */
export function acceptedLanguage(header: string | undefined): 'zh-CN' | 'en' {
  for (const { type, q } of parseAccept((header ?? '').slice(0, 500))) {
    if (q === 0) continue
    if (/^zh\b/i.test(type)) return 'zh-CN'
    if (/^en\b/i.test(type)) return 'en'
  }
  return 'en'
}
