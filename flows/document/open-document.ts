import type { z } from 'zod'
import { analyse } from '../analysis/analyse.ts'
import type { Finding } from '../analysis/finding.ts'
import { openScenarios } from '../scenarios/open-scenarios.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import { type Layout, layoutSchema } from './layout.ts'
import { migrate } from './migrate.ts'
import { type Project, projectSchema } from './project.ts'
import { isRecord } from './same.ts'

/** Largest document in characters of JSON, deepest nesting, most cards and most values in all. */
export const MAX_LENGTH = 8_000_000
const MAX_DEPTH = 60
const MAX_VALUES = 400_000
const MAX_CARDS = 5_000

export type OpenError = {
  code: 'notJson' | 'tooLarge' | 'newerVersion' | 'notAProject'
  /** First places that do not fit; open-words.ts makes sentences of them. */
  problems: OpenProblem[]
}
/** `path` as `flows.main.cards.a.name`. */
export type OpenProblem = { path: string; code: OpenProblemCode; params: Record<string, string> }
export type OpenProblemCode =
  | 'missing'
  | 'wrongType'
  | 'unknownField'
  | 'tooMuch'
  | 'tooLittle'
  | 'badForm'
  | 'notOneOf'
  | 'otherId'
  | 'noFile'
  | 'notJson'
  | 'doesNotFit'
export type Opened = { project: Project; layout: Layout; scenarios: Scenario[]; findings: Finding[] } | { error: OpenError }

/**
 * Open a stored or imported document: text or parsed JSON, either a project alone or `{ project, layout, scenarios }`. Older versions
 * are brought forward. Never throws, whatever comes in; a layout or scenario that does not fit is dropped: neither is behaviour.
 */
export function openProject(input: unknown): Opened {
  const parsed = typeof input === 'string' ? parse(input) : { value: input }
  if ('error' in parsed) return parsed
  if (!isSmall(parsed.value)) return openFailure('tooLarge')
  const { project: raw, layout, scenarios } = split(parsed.value)
  if (raw === null) return openFailure('notAProject')
  const migrated = migrate(raw)
  if (migrated === null) return openFailure('newerVersion')
  const result = projectSchema.safeParse(migrated, { reportInput: true })
  if (!result.success)
    return openFailure(
      'notAProject',
      result.error.issues.slice(0, 10).map((issue) => toProblem(issue)),
    )
  const project = result.data
  const astray = misplaced(project)
  if (astray.length > 0) return openFailure('notAProject', astray.slice(0, 10))
  const cards = Object.values(project.flows).reduce((sum, flow) => sum + Object.keys(flow.cards).length, 0)
  if (cards > MAX_CARDS) return openFailure('tooLarge')
  const placed = layoutSchema.safeParse(layout ?? {})
  return { project, layout: placed.success ? placed.data : {}, scenarios: openScenarios(scenarios), findings: analyse(project) }
}

function parse(text: string): { value: unknown } | { error: OpenError } {
  if (text.length > MAX_LENGTH) return openFailure('tooLarge')
  try {
    return { value: JSON.parse(text) }
  } catch {
    return openFailure('notJson')
  }
}

function split(value: unknown): { project: Record<string, unknown> | null; layout: unknown; scenarios: unknown } {
  if (!isRecord(value)) return { project: null, layout: null, scenarios: null }
  if (isRecord(value.project) && value.flows === undefined)
    return { project: value.project, layout: value.layout, scenarios: value.scenarios }
  return { project: value, layout: null, scenarios: null }
}

/** Walks without recursion, so that a nesting bomb meets a counter and not the end of the stack. */
export function isSmall(value: unknown): boolean {
  const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }]
  let seen = 0
  let length = 0
  for (let item = open.pop(); item; item = open.pop()) {
    seen += 1
    if (typeof item.value === 'string') length += item.value.length
    if (item.depth > MAX_DEPTH || seen > MAX_VALUES || length > MAX_LENGTH) return false
    if (typeof item.value !== 'object' || item.value === null) continue
    for (const child of Object.values(item.value)) open.push({ value: child, depth: item.depth + 1 })
  }
  return true
}

/** What the schema cannot say: flows and cards are kept under their own ids. */
export function misplaced(project: Project): OpenProblem[] {
  const problems: OpenProblem[] = []
  const check = (path: string, key: string, id: string) => {
    if (key !== id) problems.push({ path: `${path}.id`, code: 'otherId', params: { id: shorten(id), key: shorten(key) } })
  }
  for (const [flowId, flow] of Object.entries(project.flows)) {
    check(`flows.${flowId}`, flowId, flow.id)
    for (const [cardId, card] of Object.entries(flow.cards)) check(`flows.${flowId}.cards.${cardId}`, cardId, card.id)
  }
  return problems
}

function toProblem(issue: z.core.$ZodIssue): OpenProblem {
  const path = issue.path.map((step) => shorten(String(step))).join('.')
  switch (issue.code) {
    case 'invalid_type':
      return { path, code: issue.input === undefined ? 'missing' : 'wrongType', params: { expected: issue.expected } }
    case 'unrecognized_keys':
      return { path, code: 'unknownField', params: { name: issue.keys.slice(0, 5).map(shorten).join(', ') } }
    case 'too_big':
      return { path, code: 'tooMuch', params: { limit: String(issue.maximum) } }
    case 'too_small':
      return { path, code: 'tooLittle', params: { limit: String(issue.minimum) } }
    case 'invalid_format':
      return { path, code: 'badForm', params: {} }
    case 'invalid_value':
      return { path, code: 'notOneOf', params: { values: issue.values.map(String).join(', ') } }
    default:
      return { path, code: 'doesNotFit', params: {} }
  }
}

/** Names in a hostile file may be of any length. */
function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

export function openFailure(code: OpenError['code'], problems: OpenProblem[] = []): { error: OpenError } {
  return { error: { code, problems } }
}
