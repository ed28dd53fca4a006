import type { Finding } from '../analysis/finding.ts'
import type { FlowLayout, Layout } from '../document/layout.ts'
import { isSame } from '../document/same.ts'
import type { StoredDocument } from '../document/stored-document.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import type { Conflict, Resolutions, Side } from './conflict.ts'
import { mergeProjects } from './merge-projects.ts'

export type ThreeDocuments = { base: StoredDocument; ours: StoredDocument; theirs: StoredDocument }
export type MergedDocument = {
  document: StoredDocument
  conflicts: Conflict[]
  /** Errors neither side had. Looked for when asked: analysing is most of the work. */
  broken(): Finding[]
}

/**
 * Two sides' work on one document together: by meaning, card by card and field by field. A note's text, a frame's name and a scenario
 * that both changed are conflicts like any other; only where a thing stands, when both moved it, is as ours has it.
 */
export function mergeDocuments({ base, ours, theirs }: ThreeDocuments, resolutions: Resolutions = {}): MergedDocument {
  const merged = mergeProjects({ base: base.project, ours: ours.project, theirs: theirs.project, resolutions })
  const { project } = merged
  const conflicts = [...merged.conflicts]
  const settle = (asked: Asked): Side => {
    const id = [asked.part, ...asked.path].join(' ')
    const chosen = own(resolutions, id) ?? 'ours'
    conflicts.push({ id, kind: 'changed', ...asked, chosen })
    return chosen
  }
  const layout: Layout = {}
  for (const flowId of Object.keys({ ...theirs.layout, ...ours.layout })) {
    const part = <Kind extends keyof FlowLayout>(from: StoredDocument, kind: Kind) => own(from.layout, flowId)?.[kind] ?? {}
    const places = <Kind extends keyof FlowLayout>(kind: Kind, both: Both<FlowLayout['cards'][string]>) =>
      mergeParts({ base: part(base, kind), ours: part(ours, kind), theirs: part(theirs, kind) } as never, both)
    const frames = places('frames', (id, three) => mergeWritten({ part: `frame/${flowId}/${id}`, field: 'name', three, settle }))
    layout[flowId] = {
      cards: places('cards', (_, three) => three.ours),
      notes: places('notes', (id, three) => mergeWritten({ part: `note/${flowId}/${id}`, field: 'text', three, settle })),
      ...(Object.keys(frames).length > 0 ? { frames } : {}),
    } as Layout[string]
  }
  const scenarios = mergeById({ base: base.scenarios, ours: ours.scenarios, theirs: theirs.scenarios }, (id, three) => {
    const asked = { part: `scenario/${id}`, path: [], ...three, piece: three.ours }
    return three[settle(asked)]
  })
  return { document: { project, layout, scenarios }, conflicts, broken: () => merged.broken }
}

type Asked = Pick<Conflict, 'part' | 'path' | 'base' | 'ours' | 'theirs' | 'piece'>
type Three<T> = { base: T | undefined; ours: T; theirs: T }
/** What becomes of a thing that both changed, differently. */
type Both<T> = (id: string, three: Three<T>) => T

/** A thing with a text on it: moving it and writing on it do not meet. */
function mergeWritten<T extends object>(input: { part: string; field: string; three: Three<T>; settle(asked: Asked): Side }): T {
  const { part, field, three, settle } = input
  const textOf = (thing: T | undefined): unknown => thing && Reflect.get(thing, field)
  const at = (thing: T | undefined) => ({ ...thing, [field]: '' })
  const place = isSame(at(three.ours), at(three.base)) ? three.theirs : three.ours
  const [base, ours, theirs] = [textOf(three.base), textOf(three.ours), textOf(three.theirs)]
  const text = isSame(ours, theirs) || isSame(theirs, base) ? ours : isSame(ours, base) ? theirs : null
  if (text !== null) return { ...place, [field]: text }
  const side = settle({ part, path: [field], base, ours, theirs, piece: three.ours })
  return { ...place, [field]: textOf(three[side]) }
}

/**
 * The same when earlier states of ours were sent and no answer came: one may have arrived, and theirs may be partly ours. What we
 * changed again since is then no conflict with ourselves.
 */
export function mergeUnanswered(drafts: ThreeDocuments, sent: readonly StoredDocument[]): ReturnType<typeof mergeDocuments> {
  const merged = mergeDocuments(drafts)
  let { conflicts } = merged
  for (const earlier of conflicts.length > 0 ? sent : []) {
    // Where theirs is as we sent it, neither of these two finds a conflict.
    const others = [mergeDocuments({ ...drafts, base: earlier }), mergeDocuments({ ...drafts, ours: earlier })]
    const real = new Set(others.flatMap((each) => each.conflicts.map(({ id }) => id)))
    conflicts = conflicts.filter(({ id }) => real.has(id))
  }
  return { ...merged, conflicts }
}

type Parts<T> = Readonly<Record<string, T>>

/** Whoever touched it; what one changed outlives the other's deleting it; what both changed is for `both`. */
function mergeParts<T>({ base, ours, theirs }: { base: Parts<T>; ours: Parts<T>; theirs: Parts<T> }, both: Both<T>): Record<string, T> {
  const merged: [string, T][] = []
  for (const id of Object.keys({ ...theirs, ...ours })) {
    const [old, mine, other] = [own(base, id), own(ours, id), own(theirs, id)]
    if (isSame(mine, old) || isSame(mine, other)) {
      if (other !== undefined) merged.push([id, other])
    } else if (isSame(other, old)) {
      if (mine !== undefined) merged.push([id, mine])
    } else if (mine !== undefined && other !== undefined) merged.push([id, both(id, { base: old, ours: mine, theirs: other })])
    else merged.push([id, (mine ?? other) as T])
  }
  return Object.fromEntries(merged)
}

/** Names like `constructor` are ids here, never what an object inherits. */
function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}

/** In the order of theirs, ours that are new at the end. */
function mergeById(
  lists: { base: readonly Scenario[]; ours: readonly Scenario[]; theirs: readonly Scenario[] },
  both: Both<Scenario>,
): Scenario[] {
  const byId = (list: readonly Scenario[]): Parts<Scenario> => Object.fromEntries(list.map((each) => [each.id, each]))
  return Object.values(mergeParts({ base: byId(lists.base), ours: byId(lists.ours), theirs: byId(lists.theirs) }, both))
}
