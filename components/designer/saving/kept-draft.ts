import type { DesignDocument } from '../contract.ts'
import type { Own } from './own.ts'

/** What could not be saved yet, kept in this browser: the draft, and the server's draft it was made from. */
export type KeptDraft = { revision: number; base: DesignDocument; document: DesignDocument }

const keyOf = ({ projectId, memberId }: Own): string => `tandem:draft:${projectId}:${memberId}`

export function keepDraft(own: Own, kept: KeptDraft): void {
  try {
    localStorage.setItem(keyOf(own), JSON.stringify(kept))
  } catch {
    // Storage is full or forbidden: the draft then lives as long as the page.
  }
}

export function dropDraft(own: Own): void {
  try {
    localStorage.removeItem(keyOf(own))
  } catch {
    // As above.
  }
}

export function readDraft(own: Own): KeptDraft | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(own)) ?? 'null') as KeptDraft | null
    return kept?.base && kept.document ? kept : null
  } catch {
    return null
  }
}
