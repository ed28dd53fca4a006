import { acceptedLanguage } from './accepted-language.ts'

/** The language somebody chose in the interface (cookie `locale`), else the one their browser asks for. */
export function callerLanguage(headers: Headers): 'zh-CN' | 'en' {
  const chosen = /(?:^|;\s*)locale=(zh-CN|en)(?:;|$)/.exec(headers.get('cookie') ?? '')?.[1]
  return acceptedLanguage(chosen ?? headers.get('accept-language') ?? undefined)
}
