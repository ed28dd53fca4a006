import type { DesignDocument } from '../contract.ts'

/** What could not be saved yet, kept in this browser: the draft, and the server's draft it was made from. */
export type KeptDraft = { revision: number; base: DesignDocument; document: DesignDocument }

const keyOf = (projectId: string): string => `tandem:draft:${projectId}`

export function keepDraft(projectId: string, kept: KeptDraft): void {
  try {
    localStorage.setItem(keyOf(projectId), JSON.stringify(kept))
  } catch {
    // Storage is full or forbidden: the draft then lives as long as the page.
  }
}

export function dropDraft(projectId: string): void {
  try {
    localStorage.removeItem(keyOf(projectId))
  } catch {
    // As above.
  }
}

export function readDraft(projectId: string): KeptDraft | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(projectId)) ?? 'null') as KeptDraft | null
    return kept?.base && kept.document ? kept : null
  } catch {
    return null
  }
}
