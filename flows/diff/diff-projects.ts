import type { Project } from '../document/project.ts'
import { isRecord, isSame } from '../document/same.ts'
import { type FieldChange, fieldChanges, orderChange, union } from './field-changes.ts'
import { listNames, type NodePart, type Parts, takeApart } from './parts.ts'

export type ChangedThing = 'project' | 'settings' | 'policy' | 'flow' | 'card' | 'node' | 'variable' | 'intent' | 'rule' | 'order'

/** One thing that differs, with all that differs about it. */
export type Change = {
  /** Its name among the pieces of a project; see parts.ts. */
  key: string
  what: ChangedThing
  /** `moved`: a node that now stands on another card (and may have changed as well), or a list whose elements changed places. */
  how: 'added' | 'removed' | 'changed' | 'moved'
  flowId?: string
  /** Of a node: the card it stands on now, or stood on when it was removed. */
  cardId?: string
  nodeId?: string
  /** The whole piece; absent before it was added and after it was removed. */
  before?: unknown
  after?: unknown
  /** Field by field; empty when it was added or removed. */
  fields: FieldChange[]
  /** Goes without saying: its card or flow was added or removed with it, or an order follows from what was added and removed. */
  implied: boolean
}

/** added · removed · changed: painted on a card of the canvas. A card is changed when a node on it, a link from it or its order is. */
export type CardPaint = 'added' | 'removed' | 'changed' | 'unchanged'
export type ProjectDiff = { changes: Change[]; cards: Record<string, Record<string, CardPaint>> }

/**
 * What behaves differently between two versions of a project, told by stable ids. Empty exactly when both do the same.
 * Where things stand on the canvas is not part of a project and the project's own id does not count.
 */
export function diffProjects(before: Project, after: Project): ProjectDiff {
  const old = takeApart(before)
  const now = takeApart(after)
  const changes = union(old.keys(), now.keys()).flatMap((key) => changeOf(key, old, now))
  return { changes, cards: paint({ old, now, changes }) }
}

function changeOf(key: string, old: Parts, now: Parts): Change[] {
  const before = old.get(key)
  const after = now.get(key)
  if (isSame(before, after)) return []
  const [kind = '', flowId = '', id = ''] = key.split('/')
  const change = { key, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }
  const how = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'
  if (kind === 'nodes' || (listNames as readonly string[]).includes(kind)) {
    const fields = orderChange((before ?? []) as string[], (after ?? []) as string[])
    const implied = fields[0]?.order !== 'moved'
    return [{ ...change, what: 'order', how: 'moved', fields, implied, ...(kind === 'nodes' ? { flowId, cardId: id } : {}) }]
  }
  const fields = how === 'changed' ? fieldChanges(before, after) : []
  if (kind === 'flow') return [{ ...change, what: 'flow', how, flowId, fields, implied: false }]
  const flowCame = old.has(`flow/${flowId}`) !== now.has(`flow/${flowId}`)
  if (kind === 'card') return [{ ...change, what: 'card', how, flowId, cardId: id, fields, implied: flowCame }]
  if (kind === 'node') {
    const cardId = ((after ?? before) as NodePart).card
    const cardKey = `card/${flowId}/${cardId}`
    const implied = how !== 'changed' && (flowCame || old.has(cardKey) !== now.has(cardKey))
    const moved = how === 'changed' && (before as NodePart).card !== cardId
    return [{ ...change, what: 'node', how: moved ? 'moved' : how, flowId, cardId, nodeId: id, fields, implied }]
  }
  return [{ ...change, what: kind as ChangedThing, how, fields, implied: false }]
}

function paint({ old, now, changes }: { old: Parts; now: Parts; changes: Change[] }): ProjectDiff['cards'] {
  const touched = new Set<string>()
  for (const { what, flowId, cardId, before } of changes) {
    if (what === 'card' || what === 'order' || what === 'node') touched.add(`card/${flowId}/${cardId}`)
    if (what === 'node' && isRecord(before)) touched.add(`card/${flowId}/${before.card}`)
  }
  const cards = new Map<string, [string, CardPaint][]>()
  for (const key of union(old.keys(), now.keys())) {
    const [kind, flowId = '', cardId = ''] = key.split('/')
    if (kind !== 'card') continue
    const colour = !old.has(key) ? 'added' : !now.has(key) ? 'removed' : touched.has(key) ? 'changed' : 'unchanged'
    cards.set(flowId, [...(cards.get(flowId) ?? []), [cardId, colour]])
  }
  return Object.fromEntries([...cards].map(([flowId, painted]) => [flowId, Object.fromEntries(painted)]))
}
