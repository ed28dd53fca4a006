import en from '../../../messages/en/errors.json' with { type: 'json' }
import zh from '../../../messages/zh-CN/errors.json' with { type: 'json' }
import type { ErrorCode } from '../errors.ts'
import { acceptedLanguage } from './accepted-language.ts'

const texts: Record<'zh-CN' | 'en', Record<ErrorCode, string>> = { 'zh-CN': zh, en }

/** The sentence for a person, in the language of an Accept-Language header. `{name}` is filled from the parameters. */
export function errorText(input: { code: ErrorCode; params: Record<string, string | number>; language: string | undefined }): string {
  return texts[acceptedLanguage(input.language)][input.code].replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(input.params[name] ?? whole),
  )
}
