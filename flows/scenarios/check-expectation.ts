import { compilePattern } from '../expressions/pattern.ts'
import { contains } from './contains.ts'
import type { Moment } from './moment.ts'
import type { ScenarioExpectation } from './scenario.ts'

/** What was found instead, for people; words.ts makes a sentence of the expectation and this. */
export type Unmet = { expectation: ScenarioExpectation; found: string }

/** Null when it holds. */
export function checkExpectation(moment: Moment, expectation: ScenarioExpectation): Unmet | null {
  const { state, commands, trace, customer } = moment
  const unless = (held: boolean, found: () => unknown): Unmet | null => (held ? null : { expectation, found: shorten(found()) })
  const said = commands.flatMap((command) => (command.kind === 'say' ? [command.text] : []))
  switch (expectation.kind) {
    case 'says':
      return unless(
        said.some((text) => fits(text, expectation)),
        () => said.join('\n'),
      )
    case 'saysNot':
      return unless(!said.some((text) => text.includes(expectation.text)), () => said.find((text) => text.includes(expectation.text)))
    case 'offers': {
      const offered = commands.findLast((command) => command.kind === 'say' && command.choices !== undefined)
      const ids = offered?.kind === 'say' ? (offered.choices ?? []).map((choice) => choice.id) : []
      return unless(contains(ids, expectation.choiceIds), () => ids.join(', '))
    }
    case 'card': {
      const cards = trace.flatMap((entry) => (entry.kind === 'node' ? [`${entry.flowId}.${entry.cardId}`] : []))
      return unless(cards.includes(`${expectation.flowId}.${expectation.cardId}`), () => [...new Set(cards)].join(', '))
    }
    case 'variable': {
      const value = Object.hasOwn(state.variables, expectation.variableId) ? state.variables[expectation.variableId] : null
      return unless(contains(value, expectation.value), () => JSON.stringify(value ?? null))
    }
    case 'owner':
      return unless(state.owner === expectation.owner, () => state.owner)
    case 'queue': {
      const inQueue = state.owner === 'queue' || state.owner === 'agent' ? (state.handoff?.queueId ?? '') : ''
      return unless(inQueue === expectation.queueId, () => inQueue)
    }
    case 'rule': {
      const fired = trace.flatMap((entry) => (entry.kind === 'rules' ? entry.rules : [])).filter((rule) => rule.result === 'fired')
      return unless(fired.some((rule) => rule.ruleId === expectation.ruleId) === expectation.fired, () =>
        fired.map((rule) => rule.name).join(', '),
      )
    }
    case 'effect': {
      const asked = commands.flatMap((command) => (command.kind === 'effect' ? [command.effect] : []))
      return unless(
        asked.some(({ kind, ...request }) => kind === expectation.effect && contains(request, expectation.match ?? {})),
        () => asked.map((request) => JSON.stringify(request)).join('\n'),
      )
    }
    case 'customer':
      return unless(
        contains(customer.attributes, expectation.attributes) && expectation.tags.every((tag) => customer.tags.includes(tag)),
        () => JSON.stringify({ attributes: customer.attributes, tags: customer.tags }),
      )
    case 'outcome':
      return unless(state.outcome === expectation.outcome, () => state.outcome ?? '')
  }
}

function fits(text: string, { how, text: wanted }: Extract<ScenarioExpectation, { kind: 'says' }>): boolean {
  if (how === 'equals') return text === wanted
  if (how === 'contains') return text.includes(wanted)
  return compilePattern(wanted)?.test(text) ?? false
}

function shorten(value: unknown): string {
  const text = typeof value === 'string' ? value : String(value ?? '')
  return text.length > 400 ? `${text.slice(0, 399)}…` : text
}
