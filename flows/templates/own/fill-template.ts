import type { Project } from '../../document/project.ts'
import type { Scenario } from '../../scenarios/scenario.ts'
import { QUEUE } from './make-template.ts'
import type { OwnTemplate } from './own-template.ts'
import { createReplacer } from './replace-hidden.ts'

/**
 * The flow of a template for a workspace: blanks that were filled in get their value, the others stay empty; queues are those of the
 * workspace. `queues`: id in the template → id here.
 */
export function fillTemplate(
  { project, scenarios, blanks }: OwnTemplate,
  { fill, queues }: { fill: Readonly<Record<string, string>>; queues: ReadonlyMap<string, string> },
): { project: Project; scenarios: Scenario[] } {
  const open = new Set(blanks.map(({ id }) => id))
  const variables = project.variables.map((variable) => {
    const value = open.has(variable.id) ? fill[variable.id]?.trim() : undefined
    return value ? { ...variable, initial: variable.type === 'number' ? Number(value) : value } : variable
  })
  const { replace } = createReplacer(new RegExp(`\\b${QUEUE}\\d+\\b`, 'g'), new Map([...queues].filter(([id]) => id.startsWith(QUEUE))))
  const plain = new Map([...queues].filter(([id, own]) => id !== own && !id.startsWith(QUEUE)))
  const renamed = plain.size === 0 ? { project, scenarios } : renameIds({ project, scenarios }, plain)
  return { project: replace({ ...renamed.project, variables }), scenarios: replace(renamed.scenarios) }
}

/** Queues with a speaking id are only renamed where a value is nothing but that id. */
function renameIds<T>(value: T, names: ReadonlyMap<string, string>): T {
  const walk = (part: unknown, key: string): unknown => {
    if (typeof part === 'string') return /queueId$/i.test(key) ? (names.get(part) ?? part) : part
    if (Array.isArray(part)) return part.map((each) => walk(each, key))
    if (part === null || typeof part !== 'object') return part
    return Object.fromEntries(Object.entries(part).map(([name, each]) => [name, walk(each, name)]))
  }
  return walk(value, '') as T
}
