import type { Condition, Operator } from '../../document/condition.ts'
import { asRecords, asText, type Raw } from '../read-json.ts'
import type { Sketch } from '../sketch.ts'
import type { TypebotVariables } from './variables.ts'

const never: Condition = { kind: 'formula', expression: 'false' }

/** What an item of a Condition block asks. A comparison that cannot be carried over is told and counts as not met. */
export function readCondition(content: Raw, variables: TypebotVariables, sketch: Sketch, place: string): Condition {
  const items = asRecords(content.comparisons).map((comparison) => compare(comparison, variables, sketch, place))
  if (items.length === 0) return never
  return { kind: asText(content.logicalOperator) === 'OR' ? 'any' : 'all', items: items.slice(0, 30) }
}

const ordered: Record<string, { operator: Operator; symbol: string }> = {
  'Greater than': { operator: 'greater', symbol: '>' },
  'Greater or equal to': { operator: 'greaterOrEqual', symbol: '>=' },
  'Less than': { operator: 'less', symbol: '<' },
  'Less or equal to': { operator: 'lessOrEqual', symbol: '<=' },
}
const texts: Record<string, { method: string; not?: boolean }> = {
  Contains: { method: 'contains' },
  'Does not contain': { method: 'contains', not: true },
  'Starts with': { method: 'startsWith' },
  'Ends with': { method: 'endsWith' },
  'Matches regex': { method: 'matches' },
  'Does not match regex': { method: 'matches', not: true },
}

function compare(comparison: Raw, variables: TypebotVariables, sketch: Sketch, place: string): Condition {
  const field = variables.byId.get(asText(comparison.variableId))
  const name = asText(comparison.comparisonOperator)
  const value = asText(comparison.value)
  const lost = (): Condition => {
    sketch.note('condition', place, { text: [field ?? '?', name || '?', value].join(' ').trim() })
    return never
  }
  if (field === undefined) return lost()
  const type = sketch.typeOf(field)
  const order = ordered[name]
  if (name === 'Is set') return { kind: 'compare', field, operator: 'isSet' }
  if (name === 'Is empty') return { kind: 'compare', field, operator: 'isNotSet' }
  if (order && type === 'number' && value !== '' && Number.isFinite(Number(value))) {
    return { kind: 'compare', field, operator: order.operator, value: Number(value) }
  }
  if (order) {
    const right = variables.expression(value, 'number')
    return right === null ? lost() : { kind: 'formula', expression: `number(${field}) ${order.symbol} ${right}` }
  }
  if (name === 'Equal to' || name === 'Not equal') {
    const operator = name === 'Equal to' ? 'equals' : 'notEquals'
    if (!value.includes('{{')) return { kind: 'compare', field, operator, value: type === 'number' ? Number(value) || 0 : value }
    const right = variables.expression(value, type)
    return right === null ? lost() : { kind: 'formula', expression: `${field} ${operator === 'equals' ? '==' : '!='} ${right}` }
  }
  const test = texts[name]
  const literal = test?.method === 'matches' ? regex(value) : value.toLowerCase().trim()
  const right = test?.method === 'matches' || !value.includes('{{') ? JSON.stringify(literal) : variables.expression(value, 'text')
  if (!test || right === null) return lost()
  // Typebot compares texts without regard to capitals.
  const left = test.method === 'matches' ? `text(${field})` : `text(${field}).lowerAscii()`
  const lowered = test.method === 'matches' || !value.includes('{{') ? right : `(${right}).lowerAscii()`
  return { kind: 'formula', expression: `${test.not ? '!' : ''}${left}.${test.method}(${lowered})` }
}

/** `/pattern/flags` or a pattern alone; of the flags only "ignore case" means anything here. */
function regex(value: string): string {
  const slashed = /^\/(.+)\/([a-z]*)$/.exec(value)
  return slashed ? `${slashed[2]?.includes('i') ? '(?i)' : ''}${slashed[1]}` : value
}
