import { type Flow, type Project, parseLinkKey } from '../../flows/document/project.ts'

export type Change = {
  what: 'card' | 'rule' | 'intent' | 'variable' | 'flow' | 'settings'
  id: string
  name: string
  how: 'added' | 'removed' | 'changed'
}

/** What behaves differently between two versions, by id. Where things stand on the canvas does not count. */
export function compareProjects(before: Project, after: Project): Change[] {
  const flows = pairs(before.flows, after.flows).flatMap(([id, old, now]): Change[] => {
    if (!old || !now) return [{ what: 'flow', id, name: (now ?? old)?.name ?? id, how: now ? 'added' : 'removed' }]
    return pairs(old.cards, now.cards).flatMap(([cardId, oldCard, card]): Change[] => {
      const name = (card ?? oldCard)?.name ?? cardId
      if (!oldCard || !card) return [{ what: 'card', id: cardId, name, how: card ? 'added' : 'removed' }]
      const same = equal(oldCard, card) && equal(linksOf(old, cardId), linksOf(now, cardId))
      return same ? [] : [{ what: 'card', id: cardId, name, how: 'changed' }]
    })
  })
  const lists = (['rule', 'intent', 'variable'] as const).flatMap((what) =>
    pairs(byId(listOf(before, what)), byId(listOf(after, what))).flatMap(([id, old, now]): Change[] =>
      equal(old, now) ? [] : [{ what, id, name: (now ?? old)?.name ?? id, how: !old ? 'added' : !now ? 'removed' : 'changed' }],
    ),
  )
  const order =
    equal(
      before.policy.rules.map((rule) => rule.id),
      after.policy.rules.map((rule) => rule.id),
    ) && equal(before.settings, after.settings)
  return [...flows, ...lists, ...(order ? [] : [{ what: 'settings' as const, id: 'settings', name: '', how: 'changed' as const }])]
}

function listOf(project: Project, what: 'rule' | 'intent' | 'variable'): { id: string; name: string }[] {
  return what === 'rule' ? project.policy.rules : what === 'intent' ? project.intents : project.variables
}

function linksOf(flow: Flow, cardId: string): [string, string][] {
  const nodes = new Set(flow.cards[cardId]?.nodes.map((node) => node.id))
  return Object.entries(flow.links)
    .filter(([key]) => nodes.has(parseLinkKey(key).nodeId))
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

function pairs<T>(before: Record<string, T>, after: Record<string, T>): [string, T | undefined, T | undefined][] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].map((id) => [id, before[id], after[id]])
}

function byId<T extends { id: string }>(items: T[]): Record<string, T> {
  return Object.fromEntries(items.map((item) => [item.id, item]))
}

/** Key order does not count: what went through the database may come back in another. */
function equal(a: unknown, b: unknown): boolean {
  return stable(a) === stable(b)
}

function stable(value: unknown): string {
  return (
    JSON.stringify(value, (_, inner: unknown) =>
      inner && typeof inner === 'object' && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    ) ?? ''
  )
}
