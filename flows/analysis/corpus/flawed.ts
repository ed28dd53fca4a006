import type { Project } from '../../document/project.ts'
import type { JsonObject } from '../../engine/types.ts'
import { buildProject } from '../../testing/build-project.ts'
import type { AnalyseOptions } from '../analyse.ts'

/** A small project with one flaw. */
export type Flawed = {
  name: string
  project: Project
  options: AnalyseOptions
  /** All that is to be found, as `placeOf` writes it: the flaw and nothing else. */
  finds: string[]
}

type Parts = Partial<Parameters<typeof buildProject>[0]>
type Node = [nodeId: string, type: string, settings?: JsonObject]

/** The parts that matter; what is not said is in order: it says hello and ends, and somebody is there in trouble. */
export function flawed(name: string, finds: string | string[], parts: Parts, options: AnalyseOptions = {}): Flawed {
  return { name, finds: [finds].flat(), options, project: healthy(parts) }
}

export function healthy(parts: Parts): Project {
  return buildProject({ cards: { a: [end('e')] }, settings: settings(), ...parts })
}

export const settings = (parts: object = {}) => ({ fallbackQueueId: 'q', ...parts }) as Project['settings']
export const both = (text: string) => ({ 'zh-CN': text, en: text })
export const say = (id: string, text = 'Hello'): Node => [id, 'message', { text: both(text) }]
export const end = (id: string): Node => [id, 'end', { message: both('Bye') }]

/** A question with a time limit; its ports are `next`, `invalid` and `timeout`. */
export const ask = (id: string, more: JsonObject = {}): Node => [
  id,
  'question',
  { text: both('Which one?'), invalid: both('Pardon?'), timeoutMinutes: 10, ...more },
]
/** Where its failures go. */
export const unanswered = (id: string, cardId: string) => ({ [`${id}.invalid`]: cardId, [`${id}.timeout`]: cardId })

export const set = (id: string, variable: string, expression: string): Node => [id, 'set', { assignments: [{ variable, expression }] }]
export const branch = (id: string, ...conditions: string[]): Node => [
  id,
  'branch',
  { branches: conditions.map((expression, at) => ({ id: `b${at + 1}`, name: '', when: formula(expression) })) },
]
export const formula = (expression: string) => ({ kind: 'formula' as const, expression })

type Variable = Project['variables'][number]
export const variable = (id: string, more: Partial<Variable> = {}): Variable => ({
  id,
  name: id.toUpperCase(),
  type: 'text',
  scope: 'conversation',
  sensitive: false,
  ...more,
})

type Rule = Project['policy']['rules'][number]
export const rule = (id: string, expression: string, more: Partial<Rule> = {}): Rule => ({
  id,
  name: id.toUpperCase(),
  when: formula(expression),
  then: [{ kind: 'handoff', queueId: 'q', priority: 0, message: {} }],
  state: 'on',
  frequency: { kind: 'always' },
  scope: { flowIds: [], channels: [] },
  stopHere: false,
  ...more,
})
