import { isKeyedList } from '../diff/parts.ts'
import { type Language, languages } from '../document/primitives.ts'
import { isRecord } from '../document/same.ts'

/** Language → reference → text. */
export type Texts = Record<Language, Record<string, string>>
/** Stands where a text was taken out. */
const KEY = '$text'

/**
 * Take the texts out of a value, so that translators have a list per language and the logic stays short. Each is replaced by
 * `{ "$text": "<file>.<path>" }`; a key that is really called `$text` gets a second `$`, so that nothing is mistaken for another.
 */
export function takeTexts(value: unknown, prefix: string, texts: Texts): unknown {
  if (Array.isArray(value)) {
    const keyed = isKeyedList(value)
    return value.map((item, index) => takeTexts(item, `${prefix}.${keyed ? (item as { id: string }).id : index}`, texts))
  }
  if (!isRecord(value)) return value
  if (isText(value)) {
    const reference = freeReference(prefix, texts)
    for (const [language, text] of Object.entries(value)) texts[language as Language][reference] = text
    return { [KEY]: reference }
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [/^\$+text$/.test(key) ? `$${key}` : key, takeTexts(inner, `${prefix}.${key}`, texts)]),
  )
}

/** The inverse of takeTexts. A reference nobody has a text for is an empty text. */
export function putTexts(value: unknown, texts: Texts): unknown {
  if (Array.isArray(value)) return value.map((item) => putTexts(item, texts))
  if (!isRecord(value)) return value
  const reference = Object.hasOwn(value, KEY) ? value[KEY] : undefined
  if (typeof reference === 'string') {
    const known = languages.filter((language) => Object.hasOwn(texts[language], reference))
    return Object.fromEntries(known.map((language) => [language, texts[language][reference]]))
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [/^\$\$+text$/.test(key) ? key.slice(1) : key, putTexts(inner, texts)]),
  )
}

/** A text per language that says something. */
function isText(record: Record<string, unknown>): record is Record<string, string> {
  const entries = Object.entries(record)
  return entries.length > 0 && entries.every(([key, text]) => (languages as readonly string[]).includes(key) && typeof text === 'string')
}

/** Keys of odd settings may hold dots; then two paths may read alike. */
function freeReference(prefix: string, texts: Texts): string {
  const taken = (reference: string) => languages.some((language) => Object.hasOwn(texts[language], reference))
  let reference = prefix
  for (let n = 2; taken(reference); n++) reference = `${prefix}~${n}`
  return reference
}
