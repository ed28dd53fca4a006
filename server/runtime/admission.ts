import { AppError } from '../platform/errors.ts'

/** Seconds after which somebody who was turned away may try again. */
const LATER = 1

export type Refusal = 'overloaded' | 'too-many-requests'

/**
 * Who may still come in. Half of the room is anybody's. The other half is kept for workspaces that have less than their share of it,
 * so one that is flooded turns its own senders away and the others notice nothing. One sender may have so many things waiting.
 */
export function createAdmission(limits: { all: number; sender: number; refused?(workspaceId: string, refusal: Refusal): void }) {
  const workspaces = new Map<string, number>()
  const senders = new Map<string, number>()
  let all = 0

  function refuse(workspaceId: string, code: Refusal, why: string): never {
    limits.refused?.(workspaceId, code)
    throw new AppError(code, why, { params: { seconds: LATER } })
  }

  return {
    /** @returns what to call when it is done @throws AppError overloaded, too-many-requests with the seconds to wait */
    enter({ workspaceId, sender }: { workspaceId: string; sender: string | null }): () => void {
      const own = workspaces.get(workspaceId) ?? 0
      const others = workspaces.size - (own > 0 ? 1 : 0)
      const half = limits.all / 2
      if (all >= limits.all || (all >= half && own >= half / (others + 1)))
        refuse(workspaceId, 'overloaded', `${all} messages are waiting, ${own} of them of this workspace`)
      const key = sender === null ? null : `${workspaceId}\n${sender}`
      if (key !== null && (senders.get(key) ?? 0) >= limits.sender)
        refuse(workspaceId, 'too-many-requests', `a sender has ${limits.sender} messages waiting`)
      all += 1
      change(workspaces, workspaceId, 1)
      if (key !== null) change(senders, key, 1)
      return () => {
        all -= 1
        change(workspaces, workspaceId, -1)
        if (key !== null) change(senders, key, -1)
      }
    },
    get size(): number {
      return all
    },
  }
}

function change(counts: Map<string, number>, key: string, by: number): void {
  const count = (counts.get(key) ?? 0) + by
  if (count === 0) counts.delete(key)
  else counts.set(key, count)
}
