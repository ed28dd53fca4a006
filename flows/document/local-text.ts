import { type Language, type LocalText, languages } from './primitives.ts'

/** The text for a language, else for the default language, else any there is. */
export function pickText(text: LocalText, language: Language, fallback: Language): string {
  return text[language] || text[fallback] || languages.map((item) => text[item]).find((item) => item) || ''
}
