'use client'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { Condition, Operator } from '../../../flows/document/condition.ts'
import type { Project } from '../../../flows/document/project.ts'
import { useDocument } from '../model/designer-context.tsx'
import { takesValue } from './condition-fields.ts'

export type ConditionWords = {
  field(path: string): string
  operator(operator: Operator): string
  value(path: string, value: unknown): string
  /** The whole condition in one line. */
  sentence(condition: Condition): string
}

/** How conditions are said: variables by their names, intents by theirs, operators as people write them. */
export function useConditionWords(): ConditionWords {
  const t = useTranslations('designer')
  const variables = useDocument((document) => document.project.variables)
  const intents = useDocument((document) => document.project.intents)
  const calendars = useDocument((document) => document.project.settings.calendars)
  return useMemo(() => createWords({ t, variables, intents, calendars }), [t, variables, intents, calendars])
}

type Names = {
  t: ReturnType<typeof useTranslations<'designer'>>
  variables: Project['variables']
  intents: Project['intents']
  calendars: Project['settings']['calendars']
}

function createWords({ t, variables, intents, calendars }: Names): ConditionWords {
  const field = (path: string): string => {
    const [head = '', ...rest] = path.split('.')
    const variable = variables.find((each) => each.id === head)
    if (variable) return [variable.name, ...rest].join('.')
    const key = `fields.${head}.${rest.join('_')}`
    if (rest.length > 0 && t.has(key as never)) return t(key as never)
    if (head === 'hours') return t('fields.calendar', { name: calendars.find((each) => each.id === rest[0])?.name ?? rest.join('.') })
    if (head === 'customer') return t('fields.attribute', { name: rest.join('.') })
    return path
  }
  const operator = (name: Operator): string => t(`operators.${name}`)
  const one = (path: string, value: unknown): string => {
    if (path.endsWith('.intent')) return intents.find((intent) => intent.id === value)?.name ?? String(value ?? '')
    const key = `topics.${String(value)}`
    if (path === 'signals.topics' && t.has(key as never)) return t(key as never)
    return String(value ?? '')
  }
  const words: ConditionWords = {
    field,
    operator,
    value: (path, value) => (Array.isArray(value) ? value.map((each) => one(path, each)).join(t('listSeparator')) : one(path, value)),
    sentence(condition) {
      if (condition.kind === 'formula') return condition.expression
      if (condition.kind === 'compare') {
        if (condition.field === '') return t('conditions.empty')
        const value = takesValue(condition.operator) ? ` ${words.value(condition.field, condition.value)}` : ''
        return `${field(condition.field)} ${operator(condition.operator)}${value}`
      }
      return condition.items.map((item) => words.sentence(item)).join(` ${t(`conditions.${condition.kind}`)} `)
    },
  }
  return words
}
