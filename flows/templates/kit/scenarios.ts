import type { Language } from '../../document/primitives.ts'
import type { Scenario, ScenarioAnswer, ScenarioExpectation, ScenarioStep } from '../../scenarios/scenario.ts'
import { scenarioSchema } from '../../scenarios/scenario.ts'

/** Short forms for the tests that come with a template. */

type Rest = Partial<Pick<Scenario, 'startsAt' | 'queues' | 'customer'>> & { answers?: ScenarioAnswer[] }

export function scenario(id: string, name: string, language: Language, steps: ScenarioStep[], rest: Rest = {}): Scenario {
  return scenarioSchema.parse({ id, name, language, steps, ...rest })
}

type Heard = NonNullable<Extract<ScenarioStep['act'], { kind: 'say' }>['understanding']>

/** The customer writes; `heard` is what is understood, by default nothing in particular. */
export const writes = (text: string, expect: ScenarioExpectation[] = [], heard?: Heard): ScenarioStep => ({
  act: { kind: 'say', text, ...(heard ? { understanding: heard } : {}) },
  expect,
})

export const means = (intentId: string): Heard => ({ intents: [{ id: intentId, score: 0.9 }] })

export const picks = (choiceId: string, ...expect: ScenarioExpectation[]): ScenarioStep => ({ act: { kind: 'choose', choiceId }, expect })

export const fills = (values: Record<string, string>, ...expect: ScenarioExpectation[]): ScenarioStep => ({
  act: { kind: 'fill', values },
  expect,
})

export const says = (text: string): ScenarioExpectation => ({ kind: 'says', how: 'contains', text })

export const queued = (queueId: string): ScenarioExpectation => ({ kind: 'queue', queueId })

/** The company's system answers requests of this node. */
export const replies = (nodeId: string, body: Record<string, string | number | boolean>): ScenarioAnswer => ({
  effect: 'http',
  nodeId,
  afterMs: 0,
  then: { kind: 'result', result: { status: 200, headers: {}, body } },
})

export const fails = (nodeId: string): ScenarioAnswer => ({
  effect: 'http',
  nodeId,
  afterMs: 0,
  then: { kind: 'error', code: 'status', message: '404' },
})

export const ticketNumber = (number: number): ScenarioAnswer => ({
  effect: 'ticket',
  afterMs: 0,
  then: { kind: 'result', result: { ticketId: `ticket-${number}`, number } },
})
