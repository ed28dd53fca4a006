import { applyPatch, makePatch, type Patch } from '../../../flows/document/patch.ts'
import type { DesignDocument } from '../contract.ts'
import type { Own } from './own.ts'

/** What could not be saved yet, kept in this browser: the draft, and the server's draft it was made from. */
export type KeptDraft = { revision: number; base: DesignDocument; document: DesignDocument }

/**
 * As it lies in the storage, a pair per visit (a tab from its opening to its end): the server's draft, whole, written when it changes, and
 * what was changed in it since, written while one types.
 */
type KeptBase = { revision: number; document: DesignDocument }
type KeptPatch = { revision: number; at: number; patch: Patch }

const prefixOf = ({ projectId, memberId }: Own): string => `tandem:draft:${projectId}:${memberId}:`

/**
 * Keeps what one visit could not save. Writing a large draft whole takes a moment, so that waits until the page has nothing else to
 * do; what was changed is little and is written at once.
 */
export function createKeeper(own: Own, visitId: string, storage: Storage = localStorage) {
  const key = `${prefixOf(own)}${visitId}`
  let written: number | null = null
  let waiting: (() => void) | null = null

  function put(name: string, value: object): boolean {
    try {
      storage.setItem(name, JSON.stringify(value))
      return true
    } catch {
      return false
    }
  }
  function putBase({ revision, base }: KeptDraft): boolean {
    waiting?.()
    waiting = null
    if (written === revision) return true
    const done = put(`${key}:base`, { revision, document: base } satisfies KeptBase)
    if (done) written = revision
    return done
  }

  return {
    /** @returns false when the browser has no room for it, or forbids it: the draft then lives as long as the page */
    keep(kept: KeptDraft, { now = false } = {}): boolean {
      const { revision, base, document } = kept
      const patch = { revision, at: Date.now(), patch: makePatch(base, document) } satisfies KeptPatch
      if (!put(key, patch)) return false
      if (now) return putBase(kept)
      waiting?.()
      waiting = written === revision ? null : whenIdle(() => putBase(kept))
      return true
    },
    drop(): void {
      waiting?.()
      waiting = null
      written = null
      forget(storage, key)
    },
  }
}
export type Keeper = ReturnType<typeof createKeeper>

/** What a visit left. `draft` is null when it cannot be put together: the text is all there is. */
export type LeftDraft = { visitId: string; at: number; draft: KeptDraft | null; text: string }

/** What visits left in this browser, latest first. `known` is the server's draft: a base that is the same need not be kept. */
export function readDrafts(own: Own, known: { revision: number; document: DesignDocument }, storage: Storage = localStorage): LeftDraft[] {
  try {
    const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
    return keys
      .filter((key) => key.startsWith(prefixOf(own)) && !key.endsWith(':base'))
      .map((key) => readLeft(key, key.slice(prefixOf(own).length), { known, storage }))
      .sort((one, other) => other.at - one.at)
  } catch {
    return []
  }
}

function readLeft(
  key: string,
  visitId: string,
  { known, storage }: { known: { revision: number; document: DesignDocument }; storage: Storage },
): LeftDraft {
  const text = storage.getItem(key) ?? ''
  const kept = parse<KeptPatch>(text)
  const base = parse<KeptBase>(storage.getItem(`${key}:base`) ?? '')
  const { revision = -1, at = 0 } = kept ?? {}
  const from = base?.revision === revision ? base.document : known.revision === revision ? known.document : null
  const document = from && Array.isArray(kept?.patch) ? (kept.patch.length === 0 ? from : made(from, kept.patch)) : null
  return { visitId, at, draft: from && document ? { revision, base: from, document } : null, text }
}

/** Gives what a visit left another name, so that the visit itself can go on without overwriting it; without room for that it stays. */
export function setAside(own: Own, left: LeftDraft, storage: Storage = localStorage): LeftDraft {
  const visitId = `${left.visitId}-${left.at.toString(36)}`
  const [from, to] = [left.visitId, visitId].map((id) => `${prefixOf(own)}${id}`) as [string, string]
  if (!rename(storage, `${from}:base`, `${to}:base`)) return left
  if (rename(storage, from, to)) return { ...left, visitId }
  rename(storage, `${to}:base`, `${from}:base`)
  return left
}

/** Moved, not copied: there need not be room for it twice. What found no room under its new name has its old one again. */
function rename(storage: Storage, from: string, to: string): boolean {
  try {
    const text = storage.getItem(from)
    if (text === null) return true
    storage.removeItem(from)
    try {
      storage.setItem(to, text)
      return true
    } catch {
      storage.setItem(from, text)
      return false
    }
  } catch {
    return false
  }
}

/** Takes what a visit left out of the storage. */
export function dropLeft(own: Own, visitId: string, storage: Storage = localStorage): void {
  forget(storage, `${prefixOf(own)}${visitId}`)
}

function forget(storage: Storage, key: string): void {
  try {
    storage.removeItem(key)
    storage.removeItem(`${key}:base`)
  } catch {
    // Forbidden: then nothing was kept either.
  }
}

function parse<T>(text: string): T | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as T) : null
  } catch {
    return null
  }
}

function made(base: DesignDocument, patch: Patch): DesignDocument | null {
  try {
    return applyPatch(base, patch) as DesignDocument | null
  } catch {
    return null
  }
}

/** @returns how to do without it */
function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const id = requestIdleCallback(run, { timeout: 400 })
    return () => cancelIdleCallback(id)
  }
  const timer = setTimeout(run, 0)
  return () => clearTimeout(timer)
}
