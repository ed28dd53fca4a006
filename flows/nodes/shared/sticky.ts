import type { NodeRun } from '../definition.ts'

/** A number in [0,1) that stays the same for this customer at this node: FNV-1a over both, mixed. */
export function stickyChance(run: NodeRun, salt = ''): number {
  let hash = 0x811c9dc5
  const key = `${run.facts.customer.id}|${run.nodeId}|${salt}`
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 4294967296
}
