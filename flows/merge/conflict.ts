export type Side = 'ours' | 'theirs'

/**
 * One place where both sides did something else. `part` names the piece (see diff/parts.ts), `path` the field in it.
 * changed: to different values · deleted: by one side (its value is missing), changed by the other · order: both moved things ·
 * tooMany: together the list is longer than a list may be; the chosen side's elements are kept.
 */
export type Conflict = {
  /** Names it in `resolutions`; the same whichever side is called ours. */
  id: string
  kind: 'changed' | 'deleted' | 'order' | 'tooMany'
  part: string
  path: string[]
  base?: unknown
  ours?: unknown
  theirs?: unknown
  /** The whole piece as one side has it, so that it can be called by its name. */
  piece: unknown
  /** What the result has. */
  chosen: Side
}

/** Conflict id → whose version. A conflict not named goes to `ours`, or as `otherwise` says. */
export type Resolutions = { [conflictId: string]: Side }

/** Where conflicts of one merge are written down and settled. */
export type Settle = (conflict: Omit<Conflict, 'id' | 'chosen' | 'piece'>) => Side
