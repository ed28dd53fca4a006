import type { Language, LocalText } from '../../document/primitives.ts'
import { asRecord, asRecords, asText, type Raw } from '../read-json.ts'
import { Sketch } from '../sketch.ts'
import { toTemplate } from './parameters.ts'
import type { Agent } from './read-agent.ts'

/** Which of the two languages a language code of the agent goes to; null when there is no place for it. */
export type Tongues = (code: string) => Language | null

/** Chinese and English keep theirs. An agent whose own language is another one keeps its texts under English, and is told so. */
export function startSketch(agent: Agent): { sketch: Sketch; tongues: Tongues } {
  const own = asText(agent.settings.defaultLanguageCode).toLowerCase() || 'en'
  const supported = Array.isArray(agent.settings.supportedLanguageCodes) ? agent.settings.supportedLanguageCodes.map(asText) : []
  const plain = (code: string): Language | null => (code.startsWith('zh') ? 'zh-CN' : code.startsWith('en') ? 'en' : null)
  const sketch = new Sketch(plain(own) ?? 'en')
  const tongues: Tongues = (code) => {
    const wanted = code.toLowerCase()
    if (wanted === '' || wanted === own) return sketch.language
    const language = plain(wanted)
    return language === sketch.language ? null : language
  }
  if (plain(own) === null) sketch.note('otherLanguage', 'agent.json', { language: own, under: 'English' })
  for (const code of supported) {
    const language = tongues(code)
    if (language === null) sketch.note('languageLeft', 'agent.json', { language: code })
    else if (!sketch.languages.includes(language)) sketch.languages.push(language)
  }
  return { sketch, tongues }
}

/** One thing said, in every language it has, with its other wordings. */
export type Said = { text: LocalText; variants: LocalText[] }

/** The texts of a fulfillment, in order. The first text of one language is the first of the others. */
export function readTexts(messages: Raw[], { sketch, tongues, place }: { sketch: Sketch; tongues: Tongues; place: string }): Said[] {
  const byLanguage = new Map<Language, string[][]>()
  for (const message of messages) {
    const texts = asRecord(message.text).text
    const language = tongues(asText(message.languageCode))
    if (!Array.isArray(texts) || language === null) continue
    const wordings = texts.map((text) => sketch.fit(toTemplate(asText(text).trim(), sketch, place), place)).filter((text) => text !== '')
    if (wordings.length > 0) byLanguage.set(language, [...(byLanguage.get(language) ?? []), wordings])
  }
  const count = Math.max(0, ...[...byLanguage.values()].map((list) => list.length))
  return Array.from({ length: count }, (_, index) => {
    const wording = (at: number): LocalText =>
      Object.fromEntries(
        [...byLanguage].flatMap(([language, list]) => (list[index]?.[at] === undefined ? [] : [[language, list[index][at]]])),
      )
    const most = Math.max(1, ...[...byLanguage.values()].map((list) => list[index]?.length ?? 0))
    return { text: wording(0), variants: Array.from({ length: Math.min(10, most - 1) }, (__, at) => wording(at + 1)) }
  })
}

export function messagesOf(fulfillment: unknown): Raw[] {
  return asRecords(asRecord(fulfillment).messages)
}
