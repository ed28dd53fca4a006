import { union } from '../diff/field-changes.ts'
import type { NodePart } from '../diff/parts.ts'
import { isSame } from '../document/same.ts'
import type { Settle, Side } from './conflict.ts'

export type ThreeParts = { base: Map<string, unknown>; ours: Map<string, unknown>; theirs: Map<string, unknown> }

/**
 * A flow or card that one side deleted while the other changed something in it is settled as a whole, before its contents are
 * merged: afterwards the losing side looks as if it had never touched it.
 */
export function settleDeletions(parts: ThreeParts, settle: Settle): void {
  const keys = [...parts.base.keys()]
  for (const key of keys.filter((item) => item.startsWith('flow/'))) settleFlow(key, parts, settle)
  for (const key of keys.filter((item) => item.startsWith('card/'))) settleCard(key, parts, settle)
}

function deletedBy(key: string, { ours, theirs }: ThreeParts): Side | null {
  if (ours.has(key) === theirs.has(key)) return null
  return ours.has(key) ? 'theirs' : 'ours'
}

function settleFlow(key: string, parts: ThreeParts, settle: Settle): void {
  const deleter = deletedBy(key, parts)
  if (deleter === null) return
  const changer = deleter === 'ours' ? 'theirs' : 'ours'
  const { base } = parts
  const flowId = key.slice('flow/'.length)
  const inside = (item: string) => item === key || item.split('/')[1] === flowId
  const all = union(base.keys(), parts[changer].keys()).filter((item) => inside(item) && !item.startsWith('variable/'))
  const contents = all.filter((item) => /^(flow|card|node|nodes)\//.test(item))
  if (contents.every((item) => isSame(base.get(item), parts[changer].get(item)))) return
  const winner = settle({ kind: 'deleted', part: key, path: [], base: base.get(key), [changer]: parts[changer].get(key) })
  for (const item of contents) copy(item, winner === deleter ? null : base, parts[winner === deleter ? changer : deleter])
}

function settleCard(key: string, parts: ThreeParts, settle: Settle): void {
  const { base } = parts
  const [, flowId = '', cardId = ''] = key.split('/')
  const deleter = deletedBy(key, parts)
  if (deleter === null || !parts[deleter].has(`flow/${flowId}`)) return
  const changer = deleter === 'ours' ? 'theirs' : 'ours'
  const order = `nodes/${flowId}/${cardId}`
  const nodes = union(standing(base, order), standing(parts[changer], order)).map((id) => `node/${flowId}/${id}`)
  if ([key, order, ...nodes].every((item) => isSame(base.get(item), parts[changer].get(item)))) return
  const winner = settle({ kind: 'deleted', part: key, path: [], base: base.get(key), [changer]: parts[changer].get(key) })
  const loser = parts[winner === deleter ? changer : deleter]
  for (const item of [key, order]) copy(item, winner === deleter ? null : base, loser)
  for (const item of nodes) {
    const placed = parts[changer].get(item) as NodePart | undefined
    if (placed?.card !== cardId) continue
    if (winner === deleter) copy(item, base, loser)
    else if (!loser.has(item)) copy(item, base, loser)
  }
}

function standing(parts: Map<string, unknown>, order: string): string[] {
  return (parts.get(order) as string[] | undefined) ?? []
}

/** `from` null: take it away. */
function copy(key: string, from: Map<string, unknown> | null, to: Map<string, unknown>): void {
  if (from?.has(key)) to.set(key, from.get(key))
  else to.delete(key)
}
