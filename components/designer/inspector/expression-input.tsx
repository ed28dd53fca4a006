'use client'
import { useLocale, useTranslations } from 'next-intl'
import type { Language } from '../../../flows/document/primitives.ts'
import type { VariableType } from '../../../flows/document/variable.ts'
import { checkExpression } from '../../../flows/expressions/check.ts'
import { describeProblem } from '../../../flows/expressions/words.ts'
import { Textarea } from '../../ui/textarea.tsx'
import { useEnvironment } from '../model/use-environment.ts'

/** A formula with its check: what it gives, or what is wrong with it. */
export function ExpressionInput({
  value,
  onChange,
  onLeave,
  label,
  expects,
  disabled,
}: {
  value: string
  onChange: (value: string) => void
  onLeave?: () => void
  label: string
  expects?: VariableType
  disabled?: boolean
}) {
  const t = useTranslations('designer')
  const locale = useLocale() as Language
  const environment = useEnvironment()
  const check = value.trim() === '' ? null : checkExpression(environment, value, expects)
  return (
    <div className="min-w-0 flex-1">
      <Textarea
        rows={1}
        aria-label={label}
        aria-invalid={check?.problem ? true : undefined}
        value={value}
        maxLength={2000}
        disabled={disabled}
        spellCheck={false}
        placeholder={t('inspector.formulaHint')}
        className="font-mono text-sm"
        onChange={(event) => onChange(event.target.value)}
        onBlur={onLeave}
      />
      {check?.problem ? (
        <p role="alert" className="mt-1 text-bad text-sm">
          {describeProblem(check.problem, locale)}
        </p>
      ) : (
        check && <p className="mt-0.5 text-ink-meta text-xs">{t('inspector.gives', { type: t(`types.${check.type}` as never) })}</p>
      )}
    </div>
  )
}
