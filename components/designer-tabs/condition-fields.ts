import type { Operator } from '../../flows/document/condition.ts'
import type { Project } from '../../flows/document/project.ts'
import type { ValueShape } from '../../flows/document/variable.ts'
import { builtinTypes } from '../../flows/expressions/builtins.ts'
import type { ExpressionType } from '../../flows/expressions/check.ts'
import { createEnvironment } from '../../flows/expressions/environment.ts'
import { fieldType } from '../../flows/expressions/field-type.ts'
import type { Translate } from './translate.ts'

/** What a condition may compare. `path` is what the document holds, `group` a heading of the list. */
export type ConditionField = { path: string; label: string; type: ExpressionType; group: string }
export type FieldSource = Pick<Project, 'variables' | 'settings' | 'intents'>

/** Declared variables first, then what is always there. `t` is of the namespace `designerTabs`. */
export function conditionFields(project: FieldSource, t: Translate): ConditionField[] {
  const environment = createEnvironment(project)
  const field = (path: string, group: string): ConditionField => ({
    path,
    label: fieldLabel(path, project, t),
    type: fieldType(environment, path),
    group: t(`group.${group}`),
  })
  return [
    ...project.variables.flatMap((variable) => pathsOf(variable.id, variable).map((path) => field(path, 'variables'))),
    ...groups.flatMap((group) =>
      Object.keys(builtinTypes[group]?.fields ?? {})
        .filter((name) => !hidden.has(`${group}.${name}`))
        .map((name) => field(`${group}.${name}`, group)),
    ),
    ...project.settings.calendars.slice(1).map((calendar) => field(`hours.${calendar.id}`, 'hours')),
  ]
}

/** Deeper than this a formula is easier to read. */
const DEEPEST = 3

/** The value itself, and, for an object whose fields are declared, each of them. */
function pathsOf(path: string, shape: Pick<ValueShape, 'fields'>, depth = 1): string[] {
  if (depth === DEEPEST || !shape.fields) return [path]
  return [path, ...Object.entries(shape.fields).flatMap(([name, inner]) => pathsOf(`${path}.${name}`, inner, depth + 1))]
}

/** A field by the name people know it by; an unknown one by its path. */
export function fieldLabel(path: string, { variables, settings }: FieldSource, t: Translate): string {
  const [head = '', ...rest] = path.split('.')
  const variable = variables.find((each) => each.id === head)
  if (variable) return [variable.name, ...rest].join('.')
  const key = `field.${head}.${rest.join('_')}`
  if (rest.length === 1 && t.has(key)) return t(key)
  const calendar = head === 'hours' ? settings.calendars.find((each) => each.id === rest[0]) : undefined
  if (calendar) return t('calendarOpen', { name: calendar.name })
  return head === 'customer' && rest.length > 0 ? t('customerAttribute', { name: rest.join('.') }) : path
}

/** The values a field can take, when they are known beforehand. */
export function fieldValues(path: string, { intents }: FieldSource, t: Translate): { value: string; label: string }[] | null {
  if (path === 'message.intent' || path === 'signals.intent') return intents.map(({ id, name }) => ({ value: id, label: name }))
  if (path === 'signals.topics') return topics.map((topic) => ({ value: topic, label: t(`topic.${topic}`) }))
  if (path === 'message.language' || path === 'signals.language')
    return ['zh-CN', 'en'].map((language) => ({ value: language, label: t(`language.${language}`) }))
  if (path === 'now.weekday') return [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: t(`weekday.${day}`) }))
  return null
}

/** A value as people read it. */
export function valueLabel(path: string, value: unknown, source: FieldSource, t: Translate): string {
  const known = fieldValues(path, source, t)
  const one = (item: unknown): string => known?.find((each) => each.value === String(item))?.label ?? String(item ?? '')
  return Array.isArray(value) ? value.map(one).join(t('listSeparator')) : one(value)
}

/** The operators that make sense for a type, the likeliest first. */
export function operatorsFor(type: ExpressionType): readonly Operator[] {
  return operatorsOf[type]
}

export function takesValue(operator: Operator): boolean {
  return !['isSet', 'isNotSet', 'isTrue', 'isFalse'].includes(operator)
}

export function takesList(operator: Operator): boolean {
  return operator === 'isOneOf' || operator === 'isNoneOf'
}

const groups = ['signals', 'message', 'customer', 'queue', 'hours', 'now', 'channel'] as const
// Of no use to a person who writes a rule: ids, and lists the engine keeps for itself.
const hidden = new Set([
  'signals.sentiments',
  'customer.id',
  'customer.attributes',
  'queue.id',
  'message.choiceId',
  'now.timestamp',
  'channel.id',
])
const topics = ['complaint', 'legal', 'safety', 'refund', 'media', 'fraud', 'privacy', 'churn'] as const

const presence: Operator[] = ['isSet', 'isNotSet']
const text: Operator[] = ['equals', 'notEquals', 'contains', 'notContains', 'startsWith', 'matches', 'isOneOf', 'isNoneOf', ...presence]
const order: Operator[] = ['greaterOrEqual', 'greater', 'lessOrEqual', 'less', 'equals', 'notEquals']
const operatorsOf: Record<ExpressionType, readonly Operator[]> = {
  text,
  number: [...order, ...presence],
  date: [...order, ...presence],
  boolean: ['isTrue', 'isFalse'],
  duration: [...order, ...presence],
  money: [...order, ...presence],
  file: presence,
  secret: presence,
  list: ['contains', 'notContains', ...presence],
  object: presence,
  nothing: presence,
  any: [...new Set<Operator>([...text, ...order, 'isTrue', 'isFalse'])],
}
