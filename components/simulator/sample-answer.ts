import type { FlowNode, Project } from '../../flows/document/project.ts'
import type { Variable } from '../../flows/document/variable.ts'
import type {
  ApprovalResult,
  AssistantResult,
  AutomationResult,
  CodeResult,
  EffectOutcome,
  EffectRequest,
  ExtractResult,
  Json,
  JsonObject,
  RecommendResult,
} from '../../flows/engine/types.ts'

/**
 * An answer that lets the flow go on. For a request it is made of what the flow reads from it: the fields its texts show and
 * the values its branches ask for, so that the first branch is taken.
 */
export function sampleAnswer({ effect, nodeId, project }: { effect: EffectRequest; nodeId: string; project: Project }): EffectOutcome {
  if (effect.kind !== 'http') return { ok: true, result: plainSample(effect) }
  const answer: JsonObject = { status: 200, headers: {}, body: {} }
  const node = Object.values(project.flows)
    .flatMap((flow) => Object.values(flow.cards).flatMap((card) => card.nodes))
    .find(({ id }) => id === nodeId)
  for (const { path, variable } of mappingsOf(node)) {
    const declared = project.variables.find(({ id }) => id === variable)
    if (declared) put(answer, pathOf(path), sampleValue(declared, project))
  }
  return { ok: true, result: answer }
}

/** Effects that are not requests: an answer that leads to the ordinary way out. */
function plainSample(effect: Exclude<EffectRequest, { kind: 'http' }>): Json {
  switch (effect.kind) {
    case 'knowledge':
      return { answers: [] }
    case 'ticket':
      return { ticketId: 'simulated', number: 1001 }
    case 'ticketChange':
      return { ticketId: 'simulated', number: effect.number }
    case 'extract':
      return { values: Object.fromEntries(effect.fields.map(({ id }) => [id, `‹${id}›`])) } satisfies ExtractResult
    case 'notify':
      return { status: 200 }
    case 'approval':
      return { decision: 'approved', text: effect.text, by: '' } satisfies ApprovalResult
    case 'assistant':
      return { outcome: 'done', text: '', values: {} } satisfies AssistantResult
    case 'code':
      return { output: {} } satisfies CodeResult
    case 'automation':
      return { runId: 'simulated', output: {} } satisfies AutomationResult
    case 'recommend':
      return { items: [{ id: '1', title: '‹1›', text: '', image: '', url: '' }] } satisfies RecommendResult
  }
}

function mappingsOf(node: FlowNode | undefined): { path: string; variable: string }[] {
  const mappings = node?.settings.mappings
  return Array.isArray(mappings) ? mappings.filter((each) => typeof each?.path === 'string' && typeof each?.variable === 'string') : []
}

/** As the request node reads it: without a leading body, status or headers it is a path in the body. */
function pathOf(path: string): string[] {
  const parts = path
    .replaceAll(/\[(\d+)\]/g, '.$1')
    .split('.')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return ['body', 'status', 'headers'].includes(parts[0] ?? '') ? parts : ['body', ...parts]
}

function put(into: JsonObject, path: readonly string[], value: Json): void {
  const [name, ...rest] = path
  if (name === undefined || name === '__proto__') return
  if (rest.length === 0) {
    into[name] = value
    return
  }
  const inner = into[name]
  const next: JsonObject = isObject(inner) ? inner : {}
  into[name] = next
  put(next, rest, value)
}

function sampleValue({ id, type, name }: Variable, project: Project): Json {
  const asked = comparedValues(project)
  if (type === 'object') {
    const made: JsonObject = {}
    for (const path of fieldsRead(project, id)) put(made, path, asked.get([id, ...path].join('.')) ?? `‹${path.at(-1)}›`)
    return made
  }
  const known = asked.get(id)
  if (known !== undefined) return known
  if (type === 'number') return 1
  if (type === 'boolean') return true
  return type === 'list' ? [] : `‹${name}›`
}

/** `order.status`, `order.items.name` … wherever a text or an expression of the project names them. */
function fieldsRead(project: Project, variable: string): string[][] {
  const found = JSON.stringify(project).matchAll(new RegExp(`(?<![\\w.])${variable}((?:\\.[A-Za-z_]\\w*)+)`, 'g'))
  return [...new Set([...found].map(([, path]) => path ?? ''))].map((path) => path.slice(1).split('.'))
}

/** The first value each field is compared with. */
function comparedValues(project: Project): Map<string, Json> {
  const values = new Map<string, Json>()
  const visit = (part: unknown): void => {
    if (Array.isArray(part)) for (const each of part) visit(each)
    if (!isObject(part)) return
    const { kind, field, operator, value } = part
    if (kind === 'compare' && typeof field === 'string' && !values.has(field)) {
      if (operator === 'isTrue') values.set(field, true)
      else if (positive.has(String(operator)) && (typeof value === 'string' || typeof value === 'number')) values.set(field, value)
    }
    for (const each of Object.values(part)) visit(each)
  }
  visit(project)
  return values
}

const positive = new Set(['equals', 'greaterOrEqual', 'lessOrEqual', 'contains', 'startsWith'])

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
