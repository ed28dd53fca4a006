import { isSame } from '../document/same.ts'

/**
 * One order from two. What both sides have keeps the order of the side that changed it; what only one side has stands behind what
 * it stood behind there. When both moved things, `clash` says whose order is kept. Gives the same whichever side is called ours.
 */
export function mergeOrder({
  base,
  ours,
  theirs,
  members,
  clash,
}: {
  base: string[]
  ours: string[]
  theirs: string[]
  /** What there is in the end; what neither side lists is left out. */
  members: ReadonlySet<string>
  clash(): 'ours' | 'theirs'
}): string[] {
  const inOurs = new Set(ours)
  const both = new Set(theirs.filter((id) => inOurs.has(id) && members.has(id)))
  const common = (list: string[]) => list.filter((id) => both.has(id))
  const spine = mergeSpine({ base, ours: common(ours), theirs: common(theirs), clash })
  const behindOurs = runsBehind(ours, both, members)
  const behindTheirs = runsBehind(theirs, both, members)
  return ['', ...spine].flatMap((id) => {
    const [one = [], other = []] = [behindOurs.get(id), behindTheirs.get(id)].sort((a, b) => ((a?.[0] ?? '') < (b?.[0] ?? '') ? -1 : 1))
    return [...(id === '' ? [] : [id]), ...one, ...other]
  })
}

function mergeSpine({
  base,
  ours,
  theirs,
  clash,
}: {
  base: string[]
  ours: string[]
  theirs: string[]
  clash(): 'ours' | 'theirs'
}): string[] {
  if (isSame(ours, theirs)) return ours
  const old = new Set(base)
  const all = new Set(ours)
  const before = base.filter((id) => all.has(id))
  const known = (list: string[]) => list.filter((id) => old.has(id))
  const oursKept = isSame(known(ours), before)
  const theirsKept = isSame(known(theirs), before)
  if (oursKept !== theirsKept) return oursKept ? theirs : ours
  return clash() === 'ours' ? ours : theirs
}

/** Members only this list has, in runs, by what they stand behind; '' for the beginning. */
function runsBehind(list: string[], both: ReadonlySet<string>, members: ReadonlySet<string>): Map<string, string[]> {
  const runs = new Map<string, string[]>()
  let anchor = ''
  for (const id of list) {
    if (both.has(id)) anchor = id
    else if (members.has(id)) runs.set(anchor, [...(runs.get(anchor) ?? []), id])
  }
  return runs
}
