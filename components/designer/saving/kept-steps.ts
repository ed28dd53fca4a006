import { canonicalJson } from '../../../flows/exchange/canonical-json.ts'
import type { DesignDocument } from '../contract.ts'
import type { History, Step } from '../document/history.ts'
import type { Own } from './own.ts'

/** One's own steps on a document, so that undo goes on where it stopped when the page is loaded again. */
type Kept = { print: string; past: Step[]; future: Step[] }

/** As far back as somebody goes after a break, and little enough for a browser's storage. */
const MOST_STEPS = 200
const MOST_LETTERS = 1_000_000

const keyOf = ({ projectId, memberId }: Own): string => `tandem:steps:${projectId}:${memberId}`

/** Keeps the latest steps; older ones go when there are too many. */
export function keepSteps(own: Own, { document, past, future }: History): void {
  try {
    if (past.length + future.length === 0) {
      localStorage.removeItem(keyOf(own))
      return
    }
    let kept: Kept = { print: printOf(document), past: past.slice(-MOST_STEPS), future: future.slice(0, MOST_STEPS) }
    let text = JSON.stringify(kept)
    while (text.length > MOST_LETTERS && kept.past.length + kept.future.length > 0) {
      kept = {
        ...kept,
        past: kept.past.slice(Math.ceil(kept.past.length / 2)),
        future: kept.future.slice(0, Math.floor(kept.future.length / 2)),
      }
      text = JSON.stringify(kept)
    }
    localStorage.setItem(keyOf(own), text)
  } catch {
    // Storage is full or forbidden: undo then reaches back to the loading of the page.
  }
}

/** The steps that lead to just this document; none when it has become another one since. */
export function readSteps(own: Own, document: DesignDocument): Pick<History, 'past' | 'future'> {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(own)) ?? 'null') as Kept | null
    if (kept && Array.isArray(kept.past) && Array.isArray(kept.future) && kept.print === printOf(document))
      return { past: kept.past, future: kept.future }
  } catch {
    // Broken or forbidden: as if there were none.
  }
  return { past: [], future: [] }
}

/** Tells two documents apart. The order of names in an object is the database's own; lists have theirs. */
export function printOf(document: DesignDocument): string {
  const text = canonicalJson(document)
  // FNV-1a over two halves of the state: no secret, only a name for a text of up to a megabyte, found in milliseconds.
  let [one, other] = [0x811c9dc5, 0xcbf29ce4]
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at)
    one = Math.imul(one ^ letter, 0x01000193)
    other = Math.imul(other ^ letter, 0x85ebca6b)
  }
  return `${text.length}-${(one >>> 0).toString(36)}-${(other >>> 0).toString(36)}`
}
