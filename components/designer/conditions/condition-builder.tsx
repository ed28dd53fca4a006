'use client'
import { Braces, Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Condition } from '../../../flows/document/condition.ts'
import { conditionToCel } from '../../../flows/expressions/condition.ts'
import { Button } from '../../ui/button.tsx'
import { cn } from '../../ui/cn.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { ExpressionInput } from '../inspector/expression-input.tsx'
import { useEnvironment } from '../model/use-environment.ts'
import { CompareRow } from './compare-row.tsx'

type Group = Extract<Condition, { kind: 'all' | 'any' }>
const fresh: Condition = { kind: 'compare', field: '', operator: 'equals', value: '' }

/** A condition: comparisons joined by and/or, in groups as deep as needed, or a formula. */
export function ConditionBuilder({
  value,
  onChange,
  onLeave,
  disabled,
}: {
  value: Condition
  onChange: (value: Condition) => void
  onLeave?: () => void
  disabled?: boolean
}) {
  const t = useTranslations('designer.conditions')
  const environment = useEnvironment()
  if (value.kind === 'formula')
    return (
      <div className="flex flex-col gap-1.5" data-testid="condition">
        <ExpressionInput
          label={t('formula')}
          value={value.expression}
          expects="boolean"
          disabled={disabled}
          onChange={(expression) => onChange({ kind: 'formula', expression })}
          onLeave={onLeave}
        />
        {!disabled && (
          <Button
            size="sm"
            variant="quiet"
            className="self-start"
            onClick={() => onChange({ kind: 'all', items: value.expression.trim() === '' ? [fresh] : [value] })}
          >
            {t('toBuilder')}
          </Button>
        )}
      </div>
    )
  const group: Group = value.kind === 'compare' ? { kind: 'all', items: [value] } : value
  return (
    <div className="flex flex-col gap-1.5" data-testid="condition">
      <GroupEditor group={group} onChange={onChange} onLeave={onLeave} disabled={disabled} depth={0} />
      {!disabled && (
        <Button
          size="sm"
          variant="quiet"
          icon={Braces}
          className="self-start"
          onClick={() => onChange({ kind: 'formula', expression: textOf(conditionToCel(environment, value)) })}
        >
          {t('toFormula')}
        </Button>
      )}
    </div>
  )
}

function GroupEditor({
  group,
  onChange,
  onLeave,
  disabled,
  depth,
}: {
  group: Group
  onChange: (value: Group) => void
  onLeave?: () => void
  disabled?: boolean
  depth: number
}) {
  const t = useTranslations('designer.conditions')
  const put = (index: number, item: Condition | null) =>
    onChange({ ...group, items: group.items.flatMap((each, at) => (at !== index ? [each] : item ? [item] : [])) })
  return (
    <div className={cn('flex flex-col gap-1.5', depth > 0 && 'rounded-md bg-sunken p-2')}>
      {(group.items.length > 1 || depth > 0) && (
        <Segmented
          size="sm"
          className="self-start"
          label={t('join')}
          value={group.kind}
          onValueChange={(kind) => !disabled && onChange({ ...group, kind })}
          segments={[
            { value: 'all', label: t('allOf') },
            { value: 'any', label: t('anyOf') },
          ]}
        />
      )}
      {group.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of a condition have no identity of their own
        <div key={index} className="flex items-start gap-1">
          <div className="min-w-0 flex-1">
            {item.kind === 'compare' ? (
              <CompareRow value={item} onChange={(next) => put(index, next)} onLeave={onLeave} disabled={disabled} />
            ) : item.kind === 'formula' ? (
              <ExpressionInput
                label={t('formula')}
                value={item.expression}
                expects="boolean"
                disabled={disabled}
                onChange={(expression) => put(index, { kind: 'formula', expression })}
                onLeave={onLeave}
              />
            ) : (
              <GroupEditor group={item} onChange={(next) => put(index, next)} onLeave={onLeave} disabled={disabled} depth={depth + 1} />
            )}
          </div>
          {!disabled && (group.items.length > 1 || depth > 0) && (
            <IconButton size="sm" icon={X} label={t('remove')} onClick={() => put(index, null)} />
          )}
        </div>
      ))}
      {!disabled && (
        <div className="flex gap-1">
          <Button size="sm" variant="quiet" icon={Plus} onClick={() => onChange({ ...group, items: [...group.items, fresh] })}>
            {t('add')}
          </Button>
          {depth < 3 && (
            <Button
              size="sm"
              variant="quiet"
              icon={Plus}
              onClick={() =>
                onChange({ ...group, items: [...group.items, { kind: group.kind === 'all' ? 'any' : 'all', items: [fresh] }] })
              }
            >
              {t('addGroup')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

function textOf(cel: string): string {
  return cel === 'false' ? '' : cel
}
