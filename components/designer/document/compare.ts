import type { Card, Project } from '../../../flows/document/project.ts'
import { parseLinkKey } from '../../../flows/document/project.ts'
import { same } from './same.ts'

export type Change = {
  kind: 'added' | 'removed' | 'changed'
  what: 'flow' | 'card' | 'rule' | 'intent' | 'variable' | 'order' | 'settings'
  name: string
  /** What of a card changed: node ids, links. */
  details: { nodes: string[]; links: number; renamedFrom?: string }
  /** To fly to. */
  place?: { flowId: string; cardId: string }
}

const nothing = { nodes: [], links: 0 }

/** How a project behaves differently from another one. Where cards stand plays no part. */
export function compareProjects(before: Project, after: Project): Change[] {
  const changes: Change[] = []
  for (const id of union(before.flows, after.flows)) {
    const old = before.flows[id]
    const now = after.flows[id]
    if (!old || !now) changes.push({ kind: now ? 'added' : 'removed', what: 'flow', name: (now ?? old)?.name ?? id, details: nothing })
    else changes.push(...compareFlow(id, old, now))
  }
  changes.push(...compareList('rule', before.policy.rules, after.policy.rules))
  if (order(before.policy.rules) !== order(after.policy.rules)) changes.push({ kind: 'changed', what: 'order', name: '', details: nothing })
  changes.push(...compareList('intent', before.intents, after.intents))
  changes.push(...compareList('variable', before.variables, after.variables))
  if (!same(before.settings, after.settings) || before.entryFlowId !== after.entryFlowId || !same(before.languages, after.languages))
    changes.push({ kind: 'changed', what: 'settings', name: '', details: nothing })
  return changes
}

function compareFlow(flowId: string, before: Project['flows'][string], after: Project['flows'][string]): Change[] {
  const changes: Change[] = []
  if (before.name !== after.name || before.startCardId !== after.startCardId)
    changes.push({ kind: 'changed', what: 'flow', name: after.name, details: nothing })
  const oldLinks = linksByNode(before.links)
  const newLinks = linksByNode(after.links)
  for (const cardId of union(before.cards, after.cards)) {
    const old = before.cards[cardId]
    const now = after.cards[cardId]
    if (!old || !now) {
      changes.push({
        kind: now ? 'added' : 'removed',
        what: 'card',
        name: (now ?? old)?.name ?? cardId,
        details: nothing,
        ...(now ? { place: { flowId, cardId } } : {}),
      })
      continue
    }
    const nodes = changedNodes(old, now)
    const ids = new Set([...old.nodes, ...now.nodes].map((node) => node.id))
    const links = [...ids].filter((id) => !same(oldLinks[id] ?? {}, newLinks[id] ?? {})).length
    const renamed = old.name !== now.name
    if (nodes.length > 0 || links > 0 || renamed)
      changes.push({
        kind: 'changed',
        what: 'card',
        name: now.name,
        details: { nodes, links, ...(renamed ? { renamedFrom: old.name } : {}) },
        place: { flowId, cardId },
      })
  }
  return changes
}

function changedNodes(before: Card, after: Card): string[] {
  const old = new Map(before.nodes.map((node) => [node.id, node]))
  const now = new Map(after.nodes.map((node) => [node.id, node]))
  const changed = [...new Set([...old.keys(), ...now.keys()])].filter((id) => !same(old.get(id), now.get(id)))
  return changed.length === 0 && order(before.nodes) !== order(after.nodes) ? after.nodes.map((node) => node.id) : changed
}

function compareList(
  what: 'rule' | 'intent' | 'variable',
  before: readonly { id: string; name: string }[],
  after: readonly { id: string; name: string }[],
): Change[] {
  const old = new Map(before.map((item) => [item.id, item]))
  const now = new Map(after.map((item) => [item.id, item]))
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((id): Change[] => {
    const a = old.get(id)
    const b = now.get(id)
    if (a && b && same(a, b)) return []
    return [{ kind: !a ? 'added' : !b ? 'removed' : 'changed', what, name: (b ?? a)?.name ?? id, details: nothing }]
  })
}

function linksByNode(links: Record<string, string>): Record<string, Record<string, string>> {
  const byNode: Record<string, Record<string, string>> = {}
  for (const [key, target] of Object.entries(links)) {
    const { nodeId, portId } = parseLinkKey(key)
    byNode[nodeId] ??= {}
    Object.assign(byNode[nodeId], { [portId]: target })
  }
  return byNode
}

function order(items: readonly { id: string }[]): string {
  return items.map((item) => item.id).join(' ')
}

function union(a: object, b: object): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])]
}
