import { isMasked } from '../document/variable.ts'
import { toText } from '../expressions/values.ts'
import type { Turn } from './turn.ts'
import type { HandoffPacket, RuleTrace } from './types.ts'

/** What the person who takes over sees: what is known, what was tried, why it was handed over. Bounded in size. */
export function buildPacket(turn: Turn, ruleId: string | null, reason: string): HandoffPacket {
  const { state, program } = turn
  const rules = turn.log.findLast((entry) => entry.kind === 'rules')
  const intent = program.project.intents.find((item) => item.id === state.signals.intent)
  return {
    ruleId,
    ruleName: ruleId === null ? null : (program.rules.find(({ rule }) => rule.id === ruleId)?.rule.name ?? null),
    reason: reason.slice(0, 500),
    intent: intent?.name ?? '',
    sentiment: state.signals.sentiment,
    collected: collected(turn),
    tried: tried(turn),
    lastCustomerText: turn.message?.text ?? state.lastText,
    language: state.language,
    trace: rules?.kind === 'rules' ? nearest(rules.rules) : [],
  }
}

function collected({ state, program }: Turn): HandoffPacket['collected'] {
  const result: HandoffPacket['collected'] = []
  for (const variable of program.variables.values()) {
    const { id, name, scope } = variable
    const value = scope !== 'constant' && Object.hasOwn(state.variables, id) ? state.variables[id] : null
    // A whole answer of another system is no use to a person in a hurry; what the flow took out of it is listed by itself.
    if (value === null || value === undefined || value === '' || typeof value === 'object' || result.length >= 30) continue
    result.push({ variableId: id, name, value: isMasked(variable) ? '***' : toText(value, state.language).slice(0, 300) })
  }
  return result
}

/** Names of the cards the customer went through, at most the first twelve. */
function tried({ state, program }: Turn): string[] {
  const names: string[] = []
  for (const cardId of Object.keys(state.visits)) {
    for (const flow of program.flows.values()) {
      const name = flow.cards.get(cardId)?.name
      if (name && !names.includes(name)) names.push(name)
    }
    if (names.length >= 12) break
  }
  return names
}

/** Rules that fired, then those that missed by the fewest conditions; at most six. */
function nearest(rules: RuleTrace[]): RuleTrace[] {
  const missing = (rule: RuleTrace) => (rule.result === 'fired' ? -1 : rule.parts.filter((part) => !part.held).length)
  return rules
    .filter((rule) => rule.result !== 'skipped')
    .sort((a, b) => missing(a) - missing(b))
    .slice(0, 6)
}
