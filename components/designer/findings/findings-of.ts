import type { Finding } from '../../../flows/analysis/finding.ts'
import { linkKey } from '../../../flows/document/project.ts'

type Count = { errors: number; warnings: number }
type Index = { cards: Map<string, Count>; openPorts: Set<string> }

/** Cards by the hundred ask for theirs whenever findings change: counted once, looked up by each. */
const indexes = new WeakMap<readonly Finding[], Index>()

/** How many errors and warnings a card has. */
export function countOf(findings: readonly Finding[], flowId: string, cardId: string): Count {
  return indexOf(findings).cards.get(`${flowId} ${cardId}`) ?? none
}

/** Whether a port that must lead somewhere leads nowhere. */
export function isOpenPort(findings: readonly Finding[], flowId: string, key: string): boolean {
  return indexOf(findings).openPorts.has(`${flowId} ${key}`)
}

const none: Count = { errors: 0, warnings: 0 }

function indexOf(findings: readonly Finding[]): Index {
  const known = indexes.get(findings)
  if (known) return known
  const index: Index = { cards: new Map(), openPorts: new Set() }
  for (const { flowId, cardId, nodeId, portId, code, severity } of findings) {
    if (cardId && severity !== 'note') {
      const key = `${flowId} ${cardId}`
      const { errors, warnings } = index.cards.get(key) ?? none
      index.cards.set(key, severity === 'error' ? { errors: errors + 1, warnings } : { errors, warnings: warnings + 1 })
    }
    if (nodeId && portId && (code === 'openPort' || code === 'openFailurePort')) index.openPorts.add(`${flowId} ${linkKey(nodeId, portId)}`)
  }
  indexes.set(findings, index)
  return index
}
