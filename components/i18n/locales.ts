export const locales = ['zh-CN', 'en'] as const
export type Locale = (typeof locales)[number]

export const localeNames: Record<Locale, string> = { 'zh-CN': '中文', en: 'English' }

/** The best of our languages for an Accept-Language header; Chinese of any kind reads zh-CN, everything else English. */
export function negotiateLocale(header: string | null): Locale {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='))
      return { tag, quality: quality ? Number(quality.trim().slice(2)) || 0 : 1 }
    })
    .sort((a, b) => b.quality - a.quality)
  for (const { tag, quality } of wanted) {
    if (quality === 0) continue
    if (tag.startsWith('zh')) return 'zh-CN'
    if (tag.startsWith('en')) return 'en'
  }
  return 'en'
}

export function isLocale(value: string | undefined): value is Locale {
  return locales.includes(value as Locale)
}
