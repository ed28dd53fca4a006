import { linkKey, type Project } from '../document/project.ts'
import type { TraceEntry } from '../engine/types.ts'
import { parseNode } from '../nodes/parse-settings.ts'

/**
 * What a suite of scenarios went through. Keys: `flow.card`, `flow.node.port`, `rule`, `rule.part.held` and `rule.part.not` for the
 * two outcomes of each comparison of a rule's condition.
 */
export type Coverage = { cards: Set<string>; ports: Set<string>; rules: Set<string>; conditions: Set<string> }
/** How much of what there is was gone through, in numbers and with what is missing. */
export type CoverageFigures = Record<keyof Coverage, { covered: number; total: number; missing: string[] }>

export function emptyCoverage(): Coverage {
  return { cards: new Set(), ports: new Set(), rules: new Set(), conditions: new Set() }
}

/** Count a trace in. @returns how many keys it had that were not there before. */
export function addTrace(coverage: Coverage, trace: readonly TraceEntry[]): number {
  const before = sizeOf(coverage)
  for (const entry of trace) {
    if (entry.kind === 'node') coverage.cards.add(`${entry.flowId}.${entry.cardId}`)
    if (entry.kind === 'port') coverage.ports.add(portKey(entry.flowId, entry.nodeId, entry.portId))
    if (entry.kind !== 'rules') continue
    for (const { ruleId, result, parts } of entry.rules) {
      if (result === 'fired') coverage.rules.add(ruleId)
      for (const [index, part] of parts.entries()) coverage.conditions.add(conditionKey(ruleId, index, part.held))
    }
  }
  return sizeOf(coverage) - before
}

/** What the keys a trace would add are; nothing is changed. */
export function keysOf(trace: readonly TraceEntry[]): string[] {
  const own = emptyCoverage()
  addTrace(own, trace)
  return Object.entries(own).flatMap(([kind, keys]) => [...keys].map((key) => `${kind}:${key}`))
}

/** Everything a suite could cover. Ports that nothing can ever take are among it: that is a finding, not a rounding. */
export function coverable(project: Project): Coverage {
  const all = emptyCoverage()
  for (const [flowId, flow] of Object.entries(project.flows)) {
    for (const [cardId, card] of Object.entries(flow.cards)) {
      if (card.nodes.length > 0) all.cards.add(`${flowId}.${cardId}`)
      for (const node of card.nodes) {
        for (const port of parseNode(node).ports) all.ports.add(portKey(flowId, node.id, port.id))
      }
    }
  }
  for (const rule of project.policy.rules) if (rule.state !== 'off') all.rules.add(rule.id)
  return all
}

export function coverageFigures(covered: Coverage, coverable: Coverage): CoverageFigures {
  // A comparison shows itself when its rule is looked at; it then has two outcomes.
  const all = { ...coverable, conditions: new Set([...covered.conditions].flatMap(bothOutcomes)) }
  const figure = (kind: keyof Coverage) => {
    const missing = [...all[kind]].filter((key) => !covered[kind].has(key))
    return { covered: all[kind].size - missing.length, total: all[kind].size, missing }
  }
  return { cards: figure('cards'), ports: figure('ports'), rules: figure('rules'), conditions: figure('conditions') }
}

export function portKey(flowId: string, nodeId: string, portId: string): string {
  return `${flowId}.${linkKey(nodeId, portId)}`
}

function conditionKey(ruleId: string, part: number, held: boolean): string {
  return `${ruleId}.${part}.${held ? 'held' : 'not'}`
}

function bothOutcomes(key: string): string[] {
  const base = key.slice(0, key.lastIndexOf('.'))
  return [`${base}.held`, `${base}.not`]
}

function sizeOf({ cards, ports, rules, conditions }: Coverage): number {
  return cards.size + ports.size + rules.size + conditions.size
}
