import { newId } from '../../ui/new-id.ts'
import type { Own } from './own.ts'

/** A reload hands its lock over within milliseconds; a duplicated tab keeps it. */
const HAND_OVER = 400
const VISIT = 'tandem:visit'

const lockOf = ({ projectId, memberId }: Own, visitId: string): string => `tandem:draft:${projectId}:${memberId}:${visitId}`

/**
 * A visit is one tab from its opening to its end, over reloads too. It holds a lock, which the browser takes away however the tab ends:
 * so another tab knows whether what was kept for it still belongs to somebody.
 */
export async function openVisit(own: Own): Promise<{ visitId: string; alive(visitId: string): boolean; close(): void }> {
  const locks = typeof navigator === 'undefined' ? undefined : navigator.locks
  const before = readVisit()
  // Without a secure address there are no locks; then every tab believes it is alone.
  if (!locks) return { visitId: remember(before ?? newId()), alive: () => false, close() {} }
  let visitId = before ?? newId()
  let release = await hold(locks, lockOf(own, visitId))
  if (!release) {
    visitId = newId()
    release = await hold(locks, lockOf(own, visitId))
  }
  remember(visitId)
  // Where site data are blocked, locks are too: nothing is kept there either.
  const { held: all } = await locks.query().catch((): LockManagerSnapshot => ({}))
  const held = new Set(all?.map(({ name }) => name))
  return { visitId, alive: (other) => other !== visitId && held.has(lockOf(own, other)), close: () => release?.() }
}

/** @returns how to let it go; null: somebody else has it */
function hold(locks: LockManager, name: string): Promise<(() => void) | null> {
  return new Promise((resolve) => {
    locks
      .request(name, { signal: AbortSignal.timeout(HAND_OVER) }, () => new Promise<void>((release) => resolve(release)))
      .catch(() => resolve(null))
  })
}

function readVisit(): string | null {
  try {
    return sessionStorage.getItem(VISIT)
  } catch {
    return null
  }
}

function remember(visitId: string): string {
  try {
    sessionStorage.setItem(VISIT, visitId)
  } catch {
    // The next load of this tab is then a new visit.
  }
  return visitId
}
