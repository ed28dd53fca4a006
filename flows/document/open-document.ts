import { analyse } from '../analysis/analyse.ts'
import type { Finding } from '../analysis/finding.ts'
import { type Layout, layoutSchema } from './layout.ts'
import { migrate } from './migrate.ts'
import { type Project, projectSchema } from './project.ts'

/** Largest document in characters of JSON, deepest nesting, most cards and most values in all. */
const MAX_LENGTH = 8_000_000
const MAX_DEPTH = 60
const MAX_VALUES = 400_000
const MAX_CARDS = 5_000

export type OpenError = {
  code: 'notJson' | 'tooLarge' | 'newerVersion' | 'notAProject'
  /** First places that do not fit, as `flows.main.cards.a: message`. */
  details: string[]
}
export type Opened = { project: Project; layout: Layout; findings: Finding[] } | { error: OpenError }

/**
 * Open a stored or imported document: text or parsed JSON, either a project alone or `{ project, layout }`. Older versions are
 * brought forward. Never throws, whatever comes in; a layout that does not fit is dropped, because it means nothing.
 */
export function openProject(input: unknown): Opened {
  const parsed = typeof input === 'string' ? parse(input) : { value: input }
  if ('error' in parsed) return parsed
  if (!isSmall(parsed.value)) return failure('tooLarge')
  const { project: raw, layout } = split(parsed.value)
  if (raw === null) return failure('notAProject')
  const migrated = migrate(raw)
  if (migrated === null) return failure('newerVersion')
  const result = projectSchema.safeParse(migrated)
  if (!result.success)
    return failure(
      'notAProject',
      result.error.issues.slice(0, 10).map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    )
  const project = result.data
  const cards = Object.values(project.flows).reduce((sum, flow) => sum + Object.keys(flow.cards).length, 0)
  if (cards > MAX_CARDS) return failure('tooLarge')
  const placed = layoutSchema.safeParse(layout ?? {})
  return { project, layout: placed.success ? placed.data : {}, findings: analyse(project) }
}

function parse(text: string): { value: unknown } | { error: OpenError } {
  if (text.length > MAX_LENGTH) return failure('tooLarge')
  try {
    return { value: JSON.parse(text) }
  } catch {
    return failure('notJson')
  }
}

function split(value: unknown): { project: Record<string, unknown> | null; layout: unknown } {
  if (!isRecord(value)) return { project: null, layout: null }
  if (isRecord(value.project) && value.flows === undefined) return { project: value.project, layout: value.layout }
  return { project: value, layout: null }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Walks without recursion, so that a nesting bomb meets a counter and not the end of the stack. */
function isSmall(value: unknown): boolean {
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

function failure(code: OpenError['code'], details: string[] = []): { error: OpenError } {
  return { error: { code, details } }
}
