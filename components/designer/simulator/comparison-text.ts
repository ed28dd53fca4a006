import type { Json } from '../../../flows/engine/types.ts'
import { type FieldSource, fieldLabel, takesValue, valueLabel } from '../../designer-tabs/condition-fields.ts'
import type { Translate } from '../../designer-tabs/translate.ts'
import type { Leaf } from '../../simulator/rule-view.ts'
import { shortValue } from './short-value.ts'

/** A comparison as the rule's editor says it: "Sentiment ≤ -0.5". `words` is of the namespace designerTabs. */
export function comparisonText(leaf: Leaf, source: FieldSource, words: Translate): string {
  if (leaf.kind === 'formula') return leaf.expression
  const { field, operator, value } = leaf
  const compared = takesValue(operator) ? valueLabel(field, value, source, words) || words('noValue') : ''
  return [fieldLabel(field, source, words), words(`operator.${operator}`), compared].filter(Boolean).join(' ')
}

/** What the comparison found there, in the same words. */
export function valueText(input: {
  leaf: Leaf | null
  value: Json
  source: FieldSource
  words: Translate
  yes: string
  no: string
  none: string
}): string {
  const { leaf, value, source, words, yes, no, none } = input
  if (typeof value === 'boolean') return value ? yes : no
  if (typeof value === 'number' || value === null || leaf?.kind !== 'compare') return shortValue(value) || none
  return typeof value === 'string' || Array.isArray(value) ? valueLabel(leaf.field, value, source, words) || none : shortValue(value)
}
