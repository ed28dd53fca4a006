import { type OpenError, openFailure, openProject } from '../document/open-document.ts'
import type { Project } from '../document/project.ts'
import { isRecord } from '../document/same.ts'
import { canonicalJson } from './canonical-json.ts'
import { projectJsonSchema } from './json-schema.ts'

/** A part of a project that is written as JSON by hand. */
export type JsonPart = { kind: 'card'; flowId: string; cardId: string } | { kind: 'flow'; flowId: string } | { kind: 'project' }

/** The part as text; '' when it is not there. */
export function writeJsonPart(project: Project, part: JsonPart): string {
  const value =
    part.kind === 'project' ? project : part.kind === 'flow' ? project.flows[part.flowId] : project.flows[part.flowId]?.cards[part.cardId]
  return value ? canonicalJson(value) : ''
}

/**
 * The project with the part as it is written; the rest stays. Whatever the text is, the answer is a project or why it is none: checked as
 * a file is. A part keeps its id, so that it cannot be put over another one.
 */
export function readJsonPart(project: Project, part: JsonPart, text: string): { project: Project } | { error: OpenError } {
  if (text.length > MAX_PART) return openFailure('tooLarge')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return openFailure('notJson')
  }
  if (!isRecord(value)) return openFailure('notAProject')
  const opened = openProject(withPart(project, part, value))
  if ('error' in opened) return opened
  if (opened.project.id !== project.id)
    return openFailure('notAProject', [{ path: 'id', code: 'otherId', params: { id: opened.project.id.slice(0, 60), key: project.id } }])
  return { project: opened.project }
}

/** The published schema, from this part on. */
export function partSchema({ kind }: JsonPart): Record<string, unknown> {
  const { $defs, properties } = projectJsonSchema()
  const steps = {
    project: [],
    flow: ['properties', 'flows', 'additionalProperties'],
    card: ['properties', 'flows', 'additionalProperties', 'properties', 'cards', 'additionalProperties'],
  }
  const start = isRecord(properties) ? properties.project : undefined
  const found = steps[kind].reduce<unknown>((at, step) => (isRecord(at) ? at[step] : undefined), start)
  return { ...(isRecord(found) ? found : {}), $defs }
}

/** Longest text that is read, in characters. */
const MAX_PART = 8_000_000

function withPart(project: Project, part: JsonPart, value: Record<string, unknown>): unknown {
  if (part.kind === 'project') return value
  if (part.kind === 'flow') return { ...project, flows: { ...project.flows, [part.flowId]: value } }
  const flow = project.flows[part.flowId]
  return { ...project, flows: { ...project.flows, [part.flowId]: { ...flow, cards: { ...flow?.cards, [part.cardId]: value } } } }
}
