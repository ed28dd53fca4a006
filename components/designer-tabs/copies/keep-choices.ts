import { isSame } from '../../../flows/document/same.ts'
import type { Conflict, Resolutions } from '../../../flows/merge/conflict.ts'

/** The choices that still stand after somebody saved: a value nobody has looked at is not chosen for them. */
export function keepChoices(chosen: Resolutions, seen: readonly Conflict[], now: readonly Conflict[]): Resolutions {
  const before = new Map(seen.map((conflict) => [conflict.id, conflict]))
  const asked = ({ id, kind, ours, theirs }: Conflict): boolean => {
    const was = before.get(id)
    return was?.kind === kind && isSame(was.ours, ours) && isSame(was.theirs, theirs)
  }
  const standing = new Set(now.filter(asked).map(({ id }) => id))
  return Object.fromEntries(Object.entries(chosen).filter(([id]) => standing.has(id)))
}
