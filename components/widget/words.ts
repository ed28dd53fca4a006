import en from '../../messages/en/widget.json'
import zh from '../../messages/zh-CN/widget.json'

export type WidgetLocale = 'zh-CN' | 'en'
export type WidgetWord = keyof typeof zh
export type Translate = (word: WidgetWord, params?: Record<string, string | number>) => string

/** The widget's own translator: a few dozen plain sentences do not need a library of their own size. */
export function translator(locale: WidgetLocale): Translate {
  const words: Record<WidgetWord, string> = locale === 'en' ? en : zh
  return (word, params = {}) => words[word].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))
}

export function pickLocale(wanted: string | null | undefined): WidgetLocale {
  return wanted?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}
