import { type Language, languages } from '../document/primitives.ts'
import { readCsv, writeCsv } from './csv.ts'
import type { FlowText } from './flow-texts.ts'

/** Longest text of a flow, in characters (localTextSchema). */
export const MAX_TEXT = 4000
/** Largest file that is read, in bytes. */
export const MAX_FILE = 10 * 1024 * 1024

/** Why a file is not taken; `params` for the sentence. */
export type TextFileError = { code: 'tooLarge' | 'notText' | 'notCsv' | 'noId' | 'noLanguage' | 'twice'; params: Record<string, string> }
/** `newValues`: what it fills in (`{{ … }}`) and the text fills in in no language: a translator's slip, most likely. */
export type TextChange = { id: string; language: Language; before: string; after: string; newValues: string[] }
/** What a translator's file would do. Nothing is done yet. */
export type TextPlan = {
  changes: TextChange[]
  /** Cells that say what the flow says already, or nothing. */
  unchanged: number
  /** Rows of texts the flow does not have. */
  unknown: string[]
  /** Changed both in the file and in the flow since the file was written; `before` is what the flow says now. */
  changedMeanwhile: TextChange[]
  /** Too long for a text; not taken. */
  tooLong: { id: string; language: Language; length: number }[]
  /** Whether it can be told what changed meanwhile: the column with the marks is there. */
  marked: boolean
}

const ID = 'id'
const PLACE = 'place'
const MARK = 'exported'

/** The texts for translators: a row per text, a column per language, and marks by which a later import tells what changed meanwhile. */
export function writeTextFile(
  texts: readonly FlowText[],
  options: { languages: readonly Language[]; place(text: FlowText): string },
): string {
  const rows = texts.map((entry) => [
    entry.id,
    options.place(entry),
    ...options.languages.map((language) => entry.text[language] ?? ''),
    options.languages.map((language) => `${language}:${mark(entry.text[language] ?? '')}`).join(' '),
  ])
  return writeCsv([[ID, PLACE, ...options.languages, MARK], ...rows])
}

/** The bytes of a chosen file as text: UTF-8, or UTF-16 with its mark, as Excel's “Unicode text” is. */
export function decodeTextFile(bytes: Uint8Array): string | { error: TextFileError } {
  if (bytes.length > MAX_FILE) return failure('tooLarge')
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe
  try {
    const text = new TextDecoder(wide ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? failure('notText') : text
  } catch {
    return failure('notText')
  }
}

/**
 * Compares a translator's file with the texts as they are now. An empty cell says nothing: it takes no text away. `seen`: the texts as
 * somebody last saw them; one that has become another since counts as changed meanwhile, marked or not. Never throws.
 */
export function planTextImport(
  file: string,
  texts: readonly FlowText[],
  known: readonly Language[],
  seen: readonly FlowText[] = texts,
): TextPlan | { error: TextFileError } {
  const rows = readCsv(file)
  const [head, ...body] = rows ?? []
  if (!head) return failure('notCsv')
  const names = head.map((name) => name.trim().toLowerCase())
  const idAt = names.indexOf(ID)
  if (idAt < 0) return failure('noId')
  const columns = languages.flatMap((language) => {
    const at = names.indexOf(language.toLowerCase())
    return at >= 0 && known.includes(language) ? [{ language, at }] : []
  })
  if (columns.length === 0) return failure('noLanguage', { languages: known.join(', ') })
  const markAt = names.indexOf(MARK)
  const byId = new Map(texts.map((entry) => [entry.id, entry]))
  const plan: TextPlan = { changes: [], unchanged: 0, unknown: [], changedMeanwhile: [], tooLong: [], marked: markAt >= 0 }
  const done = new Set<string>()
  const before = new Map(seen.map((entry) => [entry.id, entry.text]))
  for (const row of body) {
    const id = (row[idAt] ?? '').trim()
    if (id !== '' && done.has(id)) return failure('twice', { id })
    done.add(id)
    const entry = byId.get(id)
    if (!entry) {
      plan.unknown.push(id)
      continue
    }
    const marks = new Map((row[markAt] ?? '').split(' ').map((part) => part.split(':') as [string, string]))
    for (const { language, at } of columns) {
      const after = endings(row[at] ?? '')
      const newValues = valuesIn(after).filter((value) => !Object.values(entry.text).some((text) => text && valuesIn(text).includes(value)))
      const change = { id, language, before: entry.text[language] ?? '', after, newValues }
      const since = before.has(id) && (before.get(id)?.[language] ?? '') !== change.before
      place(plan, change, since ? CHANGED : marks.get(language))
    }
  }
  return plan
}

/** A mark that no text has. */
const CHANGED = ''

function place(plan: TextPlan, change: TextChange, exported: string | undefined): void {
  const { id, language, before, after } = change
  if (after.trim() === '' || after === endings(before)) plan.unchanged += 1
  else if (after.length > MAX_TEXT) plan.tooLong.push({ id, language, length: after.length })
  else if (exported === undefined || exported === mark(before)) plan.changes.push(change)
  // The translator left it as it was: what was written here since stays.
  else if (exported === mark(after)) plan.unchanged += 1
  else plan.changedMeanwhile.push(change)
}

const valuesIn = (text: string) => [...text.matchAll(/\{\{\s*(.*?)\s*\}\}/gs)].map((found) => found[1] ?? '')

/** Spreadsheets write line breaks in their own way. */
const endings = (text: string) => text.replace(/\r\n?/g, '\n')

/** Tells whether a text is still the one that was exported: 53 bits of it (cyrb53), not against intent. */
function mark(source: string): string {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (const sign of endings(source)) {
    const code = sign.codePointAt(0) ?? 0
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36)
}

function failure(code: TextFileError['code'], params: Record<string, string> = {}): { error: TextFileError } {
  return { error: { code, params } }
}
