import type { VariableType } from '../../document/variable.ts'
import { asRecord, asRecords, asText, type Raw } from '../read-json.ts'
import type { Sketch } from '../sketch.ts'
import type { Agent } from './read-agent.ts'

/** What a parameter's name may end in without being part of it. */
const suffix = /\.(original|resolved)$/
const reference = /\$(?:session\.params|page\.params|intent\.params|flow)\.([A-Za-z_][\w.-]*)/g

export const answerTypes: Record<string, { answer: string; type: VariableType }> = {
  '@sys.number': { answer: 'number', type: 'number' },
  '@sys.number-integer': { answer: 'number', type: 'number' },
  '@sys.cardinal': { answer: 'number', type: 'number' },
  '@sys.date': { answer: 'date', type: 'date' },
  '@sys.email': { answer: 'email', type: 'text' },
  '@sys.phone-number': { answer: 'phone', type: 'text' },
}

/** Declare every parameter asked for in a form, with the type its entity has. */
export function declareParameters(agent: Agent, sketch: Sketch): void {
  for (const { pages } of agent.flows) {
    for (const page of pages) {
      for (const { displayName, entityType } of asRecords(asRecord(page.form).parameters))
        if (asText(displayName) !== '') sketch.variable(asText(displayName), answerTypes[asText(entityType)]?.type ?? 'text')
    }
  }
}

/** A text with `$session.params.x` → with `{{ x }}`. System functions are told and taken out. */
export function toTemplate(text: string, sketch: Sketch, place: string): string {
  const safe = text.replaceAll('{{', '{ {')
  return safe
    .replace(reference, (_, found: string) => {
      // A full stop behind a name ends the sentence.
      const name = found.replace(/[.-]+$/, '')
      return `{{ ${sketch.variable(name.replace(suffix, ''))} }}${found.slice(name.length)}`
    })
    .replace(/\$sys\.func\.\w+(?:\([^()]*\))?/g, (call) => {
      sketch.note('functions', place, { text: call })
      return ''
    })
}

/** A value set for a parameter, as CEL of the parameter's type; null when it cannot be said. */
export function toLiteral(value: unknown, type: VariableType, sketch: Sketch): string | null {
  if (value === null || value === undefined) return type === 'number' ? '0.0' : '""'
  const text = asText(value)
  const whole = new RegExp(`^${reference.source}$`).exec(text)
  if (whole) {
    const id = sketch.variable((whole[1] ?? '').replace(suffix, ''))
    return type === sketch.typeOf(id) ? id : type === 'number' ? `number(${id})` : `text(${id})`
  }
  if (typeof value === 'object' || text.includes('$sys.func') || text.includes('$session.')) return null
  if (type !== 'number') return JSON.stringify(text)
  return text !== '' && Number.isFinite(Number(text)) ? numberLiteral(Number(text)) : null
}

/** What a fulfillment sets. */
export function setActions(fulfillment: Raw): { parameter: string; value: unknown }[] {
  return asRecords(fulfillment.setParameterActions).map(({ parameter, value }) => ({ parameter: asText(parameter), value }))
}

/** Numbers are of the kind with a decimal point in CEL. */
export function numberLiteral(value: number): string {
  const text = String(value)
  return /^-?\d+$/.test(text) ? `${text}.0` : text
}
