import type { Language } from '../../document/primitives.ts'
import { isRecord } from '../../document/same.ts'
import { getNode } from '../../nodes/registry.ts'
import { removeItem } from './fix-conditions.ts'
import { nodePath, type Place, type Proposal } from './proposal.ts'

/** What a freshly dropped node of this type has in the field. */
export function resetField(place: Place): Proposal[] {
  const { finding, node } = place
  const field = finding.field?.split('.')[0] ?? ''
  const fresh = node && (getNode(node.type, node.version)?.create() as Record<string, unknown> | undefined)
  if (!node || !fresh) return []
  const path = nodePath(place, 'settings', field)
  if (!Object.hasOwn(fresh, field)) return [{ code: 'dropUnknown', params: { field }, edits: [{ do: 'remove', path }] }]
  return [{ code: 'resetField', params: { field }, edits: [{ do: 'set', path, value: fresh[field] }] }]
}

/** The text of another language, to be translated in place. */
export function copyText(place: Place): Proposal[] {
  const { finding, node, project } = place
  const to = finding.params.language as Language | undefined
  if (to === undefined) return []
  const rule = project.policy.rules.find(({ id }) => id === finding.ruleId)
  const path = rule ? ['policy', 'rules', rule.id, 'then'] : nodePath(place, 'settings', finding.field?.split('.')[0] ?? '')
  const edits = filled(rule ? rule.then : node?.settings[path.at(-1) ?? ''], path, to, project.defaultLanguage)
  return [{ code: 'copyText', params: { language: to }, edits }]
}

/** Every text in here that lacks the language and has another. */
function filled(value: unknown, path: string[], to: Language, preferred: Language): Proposal['edits'] {
  if (Array.isArray(value)) return value.flatMap((item, index) => filled(item, [...path, String(index)], to, preferred))
  if (!isRecord(value)) return []
  const texts = [value[preferred], value['zh-CN'], value.en].filter(
    (text): text is string => typeof text === 'string' && text.trim() !== '',
  )
  const own = value[to]
  if (texts[0] !== undefined)
    return typeof own === 'string' && own.trim() !== '' ? [] : [{ do: 'set', path: [...path, to], value: texts[0] }]
  return Object.entries(value).flatMap(([key, item]) => filled(item, [...path, key], to, preferred))
}

export function answerFreely(place: Place): Proposal[] {
  return [{ code: 'answerFreely', edits: [{ do: 'set', path: nodePath(place, 'settings', 'answer'), value: 'text' }] }]
}

/** The later of two choices of one name, or of two routes of one intent. */
export function removeDouble(place: Place): Proposal[] {
  const { finding, node, project } = place
  const list = finding.field === 'routes' ? 'routes' : 'choices'
  const items = node?.settings[list]
  const { label = '' } = finding.params
  const matches = (item: unknown): boolean => {
    if (!isRecord(item)) return false
    if (list === 'routes') return (project.intents.find(({ id }) => id === item.intentId)?.name ?? item.intentId) === label
    return isRecord(item.label) && Object.values(item.label).some((text) => typeof text === 'string' && text.trim().toLowerCase() === label)
  }
  const double: unknown = Array.isArray(items) ? items.findLast(matches) : undefined
  return isRecord(double) && typeof double.id === 'string' ? removeItem(place, list, double.id, label) : []
}

/** Routes to an intent that is gone, or was never chosen. */
export function removeRoutes(place: Place): Proposal[] {
  const { finding, node } = place
  const routes = node?.settings.routes
  const lost = Array.isArray(routes) ? routes.filter((route) => isRecord(route) && route.intentId === (finding.params.id ?? '')) : []
  return lost.slice(0, 1).flatMap((route) => removeItem(place, 'routes', String(route.id)))
}

/** An example two intents share is taken from one of them. */
export function removeExample({ finding, project }: Place): Proposal[] {
  const own = project.intents.find(({ id }) => id === finding.intentId)
  const other = project.intents.find(({ name, id }) => name === finding.params.other && id !== finding.intentId)
  return [own, other].flatMap((intent, index): Proposal[] => {
    const example = (index === 0 ? undefined : finding.params.otherExample) ?? finding.params.example ?? ''
    if (!intent) return []
    const edits = Object.entries(intent.examples).flatMap(([language, examples = []]): Proposal['edits'] => {
      const left = examples.filter((each) => each !== example)
      return left.length === examples.length ? [] : [{ do: 'set', path: ['intents', intent.id, 'examples', language], value: left }]
    })
    return [{ code: 'removeExample', params: { intent: intent.name, example }, edits }]
  })
}
