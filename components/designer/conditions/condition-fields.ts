import type { Operator } from '../../../flows/document/condition.ts'
import type { Project } from '../../../flows/document/project.ts'
import { builtinTypes } from '../../../flows/expressions/builtins.ts'
import type { ExpressionType } from '../../../flows/expressions/check.ts'

/** What a condition may compare: `path` as the document has it, `group` for the list. */
export type FieldOption = { path: string; group: FieldGroup }
export const fieldGroups = ['variables', 'signals', 'message', 'customer', 'queue', 'hours', 'now', 'channel'] as const
export type FieldGroup = (typeof fieldGroups)[number]

const hidden = new Set([
  'signals.sentiments',
  'customer.id',
  'customer.attributes',
  'queue.id',
  'message.choiceId',
  'now.timestamp',
  'channel.id',
])

/** Declared variables first, then what is always there. */
export function conditionFields(project: Pick<Project, 'variables' | 'settings'>): FieldOption[] {
  const builtins = fieldGroups
    .filter((group) => group !== 'variables')
    .flatMap((group) => Object.keys(builtinTypes[group]?.fields ?? {}).map((field) => ({ path: `${group}.${field}`, group })))
    .filter(({ path }) => !hidden.has(path))
  return [
    ...project.variables.map((variable) => ({ path: variable.id, group: 'variables' as const })),
    ...builtins,
    ...project.settings.calendars.map((calendar) => ({ path: `hours.${calendar.id}`, group: 'hours' as const })),
  ]
}

const text: Operator[] = [
  'equals',
  'notEquals',
  'contains',
  'notContains',
  'startsWith',
  'matches',
  'isOneOf',
  'isNoneOf',
  'isSet',
  'isNotSet',
]
const order: Operator[] = ['equals', 'notEquals', 'greater', 'greaterOrEqual', 'less', 'lessOrEqual']
const presence: Operator[] = ['isSet', 'isNotSet']

/** The operators that make sense for a type, the likeliest first. */
export function operatorsFor(type: ExpressionType): Operator[] {
  switch (type) {
    case 'number':
      return ['greaterOrEqual', 'greater', 'lessOrEqual', 'less', 'equals', 'notEquals', ...presence]
    case 'boolean':
      return ['isTrue', 'isFalse']
    case 'date':
      return [...order, ...presence]
    case 'list':
      return ['contains', 'notContains', ...presence]
    case 'object':
    case 'nothing':
      return presence
    case 'text':
      return text
    case 'any':
      return [...new Set<Operator>([...text, ...order, 'isTrue', 'isFalse'])]
  }
}

const withoutValue = new Set<Operator>(['isSet', 'isNotSet', 'isTrue', 'isFalse'])
export function takesValue(operator: Operator): boolean {
  return !withoutValue.has(operator)
}

export function takesList(operator: Operator): boolean {
  return operator === 'isOneOf' || operator === 'isNoneOf'
}
