'use client'
import { useTranslations } from 'next-intl'
import { Fragment } from 'react'
import type { Condition } from '../../../flows/document/condition.ts'
import { takesValue } from '../conditions/condition-fields.ts'
import { useConditionWords } from '../conditions/use-condition-words.ts'

/** A condition as chips of field, operator, value; a group inside another one stands in a bracket. */
export function ConditionChips({ condition, nested = false }: { condition: Condition; nested?: boolean }) {
  const t = useTranslations('designer.conditions')
  const words = useConditionWords()
  if (condition.kind === 'formula')
    return (
      <code className="rounded-[5px] border border-line-strong bg-surface px-1.5 text-xs leading-[19px]">
        {condition.expression || t('empty')}
      </code>
    )
  if (condition.kind === 'compare')
    return (
      <span className="inline-flex min-h-[21px] items-center gap-1.5 rounded-[5px] border border-line-strong bg-surface px-1.5 leading-[19px]">
        {condition.field === '' ? (
          <span className="text-bad">{t('empty')}</span>
        ) : (
          <>
            <span className="text-ink-2">{words.field(condition.field)}</span>
            <span className="text-ink-meta">{words.operator(condition.operator)}</span>
            {takesValue(condition.operator) && <b className="font-semibold">{words.value(condition.field, condition.value)}</b>}
          </>
        )}
      </span>
    )
  if (condition.items.length === 0) return <span className="text-bad">{t('empty')}</span>
  const parts = condition.items.map((item, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of a condition have no identity of their own
    <Fragment key={index}>
      {index > 0 && <em className="text-ink-meta text-xs not-italic">{t(condition.kind)}</em>}
      <ConditionChips condition={item} nested />
    </Fragment>
  ))
  return nested && condition.items.length > 1 ? (
    <span className="inline-flex flex-wrap items-center gap-1.5 rounded-[7px] bg-sunken p-0.5">{parts}</span>
  ) : (
    parts
  )
}
