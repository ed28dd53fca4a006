import type { Condition } from '../../flows/document/condition.ts'
import { isEmptyCondition } from '../../flows/expressions/condition.ts'
import { type FieldSource, fieldLabel, takesValue, valueLabel } from './condition-fields.ts'
import type { Translate } from './translate.ts'

/** A condition said in pieces: comparisons, and the words and brackets between them. `value` is '' when there is none. */
export type ConditionPiece =
  | { kind: 'compare'; field: string; operator: string; value: string }
  | { kind: 'formula'; text: string }
  | { kind: 'word'; text: string }

/** The pieces of a condition in reading order; empty when it compares nothing. */
export function conditionPieces(condition: Condition, source: FieldSource, t: Translate): ConditionPiece[] {
  if (isEmptyCondition(condition)) return []
  if (condition.kind === 'formula') return [{ kind: 'formula', text: condition.expression }]
  if (condition.kind === 'compare') {
    const { field, operator, value } = condition
    return [
      {
        kind: 'compare',
        field: fieldLabel(field, source, t),
        operator: t(`operator.${operator}`),
        value: takesValue(operator) ? valueLabel(field, value, source, t) || t('noValue') : '',
      },
    ]
  }
  const items = condition.items.filter((item) => !isEmptyCondition(item))
  return items.flatMap((item, index): ConditionPiece[] => {
    const inner = conditionPieces(item, source, t)
    // Brackets only where the reader could take it for something else.
    const bracketed = items.length > 1 && (item.kind === 'all' || item.kind === 'any') && item.kind !== condition.kind && inner.length > 1
    const pieces: ConditionPiece[] = bracketed ? [{ kind: 'word', text: '(' }, ...inner, { kind: 'word', text: ')' }] : inner
    return index === 0 ? pieces : [{ kind: 'word', text: t(`join.${condition.kind}`) }, ...pieces]
  })
}
