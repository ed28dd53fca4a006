import { analyse } from '../analysis/analyse.ts'
import type { Finding } from '../analysis/finding.ts'
import { union } from '../diff/field-changes.ts'
import { idsOf, listNames, memberOf, type NodePart, putTogether, takeApart } from '../diff/parts.ts'
import { type FlowNode, type Project, projectSchema } from '../document/project.ts'
import { isSame } from '../document/same.ts'
import { parseNode } from '../nodes/parse-settings.ts'
import type { Conflict, Resolutions, Settle, Side } from './conflict.ts'
import { mergeOrder } from './merge-order.ts'
import { mergeValue, pick, type Three } from './merge-value.ts'
import { settleDeletions, type ThreeParts } from './settle-deletions.ts'

/** As in document/project.ts and policy.ts. */
const MAX_NODES = 50
const MAX_RULES = 100

export type Merged = {
  /** Always a valid document, whatever the conflicts and how they are resolved. */
  project: Project
  conflicts: Conflict[]
  /** Errors neither side had: edits that do not meet in one place and yet do not fit together, as a link to a card the other side deleted. */
  broken: Finding[]
}

/**
 * Bring together what two people made of the same project, by stable ids. A change of one side is taken; where both changed the
 * same field differently there is a conflict, settled by `resolutions` (conflict id → side), else by `otherwise`.
 */
export function mergeProjects({
  base,
  ours,
  theirs,
  resolutions = {},
  otherwise = 'ours',
}: {
  base: Project
  ours: Project
  theirs: Project
  resolutions?: Resolutions
  otherwise?: Side
}): Merged {
  const pieces = { base: takeApart(base), ours: takeApart(ours), theirs: takeApart(theirs) }
  // What came out too long or otherwise unfit for a document is taken whole from one side, and everything is merged again.
  const whole = new Set<string>()
  for (;;) {
    const conflicts: Conflict[] = []
    const settle: Settle = (conflict) => {
      const id = [conflict.part, ...conflict.path, ...(conflict.kind === 'order' ? ['#order'] : [])].join(' ')
      const chosen = Object.hasOwn(resolutions, id) ? (resolutions[id] ?? otherwise) : otherwise
      conflicts.push({ id, ...conflict, piece: pieces.ours.get(conflict.part) ?? pieces.theirs.get(conflict.part), chosen })
      return chosen
    }
    const parts = { base: new Map(pieces.base), ours: new Map(pieces.ours), theirs: new Map(pieces.theirs) }
    settleDeletions(parts, settle)
    const merged = mergeParts(parts, { settle, conflicts, whole })
    mergeLists(parts, merged, settle)
    const project = putTogether(merged, ours.id)
    const unfit = unfitParts(project, merged).filter((key) => !whole.has(key))
    if (unfit.length === 0) {
      return {
        project,
        conflicts,
        // Analysing is most of the work, and who merges at every save does not ask.
        get broken() {
          return newErrors(project, [ours, theirs])
        },
      }
    }
    for (const key of unfit) whole.add(key)
  }
}

/** The parts in which the document schema finds fault. */
function unfitParts(project: Project, merged: Map<string, unknown>): string[] {
  const parsed = projectSchema.safeParse(project)
  const member = (list: string, at: PropertyKey | undefined) => (merged.get(list) as string[] | undefined)?.[Number(at)]
  return (parsed.error?.issues ?? []).map(({ path }) => {
    const [top, flowId, , cardId, nodes, at] = path.map(String)
    if (top === 'flows' && nodes === 'nodes') return `node/${flowId}/${member(`nodes/${flowId}/${cardId}`, at)}`
    if (top === 'flows') return path[2] === 'cards' ? `card/${flowId}/${cardId}` : `flow/${flowId}`
    if (top === 'variables' || top === 'intents') return `${memberOf[top]}/${member(top, path[1])}`
    if (top === 'policy') return path[1] === 'rules' ? `rule/${member('rules', path[2])}` : 'policy'
    return top === 'settings' ? top : 'project'
  })
}

type Log = { settle: Settle; conflicts: Conflict[] /** Parts not to be looked into. */; whole: ReadonlySet<string> }

function mergeParts({ base, ours, theirs }: ThreeParts, log: Log): Map<string, unknown> {
  const merged = new Map<string, unknown>()
  for (const key of union(ours.keys(), theirs.keys())) {
    if (key.startsWith('nodes/') || (listNames as readonly string[]).includes(key)) continue
    const three = { base: base.get(key), ours: ours.get(key), theirs: theirs.get(key) }
    const at = { part: key, path: [], settle: log.settle }
    const value = log.whole.has(key) ? pick(three, at) : key.startsWith('node/') ? mergeNode(three, key, log) : mergeValue(three, at)
    if (value !== undefined) merged.set(key, value)
  }
  return merged
}

/** Settings are merged field by field when all sides speak of the same type, and only if what comes out still fits it. */
function mergeNode(three: Three, part: string, { settle, conflicts }: Log): unknown {
  const [base, ours, theirs] = [three.base, three.ours, three.theirs] as (NodePart | undefined)[]
  if (!ours || !theirs) return mergeValue(three, { part, path: [], settle })
  const content = (node: NodePart | undefined) => node && { type: node.type, version: node.version, settings: node.settings }
  const whole = { base: content(base), ours: content(ours), theirs: content(theirs) }
  const sameType = [base ?? ours, theirs].every((node) => node.type === ours.type && node.version === ours.version)
  const before = conflicts.length
  const merged = mergeValue(three, { part, path: [], settle }) as NodePart
  if (isSame(whole.ours, whole.theirs) || isSame(whole.base, whole.ours) || isSame(whole.base, whole.theirs)) return merged
  const fits = (node: NodePart) => parseNode(toNode(node)).problems.length === 0
  if (sameType && (fits(merged) || !fits(ours) || !fits(theirs))) return merged
  // Conflicts inside settings that are now chosen whole are none any more.
  const inside = conflicts.splice(before).filter(({ path }) => path[0] === 'card' || path[0] === 'links')
  conflicts.push(...inside)
  const side = settle({ kind: 'changed', part, path: ['settings'], ...whole })
  return { ...merged, ...whole[side] }
}

function toNode({ id, type, version, settings }: NodePart): FlowNode {
  return { id, type, version, settings }
}

function mergeLists(parts: ThreeParts, merged: Map<string, unknown>, settle: Settle): void {
  for (const name of listNames) {
    const members = new Set(idsOf(merged, `${memberOf[name]}/`))
    const dropped = mergeIds({ name, parts, merged, settle, members, limit: name === 'rules' ? MAX_RULES : Number.POSITIVE_INFINITY })
    for (const id of dropped) merged.delete(`${memberOf[name]}/${id}`)
  }
  const standing = new Map<string, Set<string>>()
  for (const key of [...merged.keys()]) {
    const [kind, flowId, id] = key.split('/')
    if (kind === 'card') standing.set(`nodes/${flowId}/${id}`, new Set())
  }
  for (const [key, value] of [...merged]) {
    const [kind, flowId, id = ''] = key.split('/')
    if (kind !== 'node') continue
    const card = standing.get(`nodes/${flowId}/${(value as NodePart).card}`)
    // Its card went with a deletion that was chosen.
    if (!card) merged.delete(key)
    card?.add(id)
  }
  for (const [name, members] of standing) {
    const dropped = mergeIds({ name, parts, merged, settle, members, limit: MAX_NODES })
    for (const id of dropped) merged.delete(`node/${name.split('/')[1]}/${id}`)
  }
}

/** Sets the list and says which of its members had no room. */
function mergeIds({
  name,
  parts,
  merged,
  settle,
  members,
  limit,
}: {
  name: string
  parts: ThreeParts
  merged: Map<string, unknown>
  settle: Settle
  members: ReadonlySet<string>
  limit: number
}): string[] {
  const list = (side: keyof ThreeParts) => (parts[side].get(name) as string[] | undefined) ?? []
  const ids = { base: list('base'), ours: list('ours'), theirs: list('theirs') }
  const order = mergeOrder({ ...ids, members, clash: () => settle({ kind: 'order', part: name, path: [], ...ids }) })
  // A member neither side lists here was brought back by a choice between its cards.
  const all = [...order, ...[...members].filter((id) => !order.includes(id)).sort()]
  const side = all.length > limit ? settle({ kind: 'tooMany', part: name, path: [], ...ids }) : null
  const kept = side === null ? all : all.filter((id) => ids[side].includes(id))
  merged.set(name, kept)
  return all.filter((id) => !kept.includes(id))
}

function newErrors(project: Project, sides: Project[]): Finding[] {
  const known = new Set(sides.flatMap((side) => analyse(side).map(nameOf)))
  return analyse(project).filter((finding) => finding.severity === 'error' && !known.has(nameOf(finding)))
}

function nameOf({ code, flowId, cardId, nodeId, portId, ruleId, variableId, field }: Finding): string {
  return JSON.stringify([code, flowId, cardId, nodeId, portId, ruleId, variableId, field])
}
