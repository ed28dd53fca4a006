'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { checkExpression } from '../../flows/expressions/check.ts'
import type { ExpressionEnvironment } from '../../flows/expressions/environment.ts'
import { describeProblem } from '../../flows/expressions/words.ts'
import { Textarea } from '../ui/textarea.tsx'

type FormulaFieldProps = {
  value: string
  onChange(value: string): void
  environment: ExpressionEnvironment
  readOnly: boolean
}

/** A CEL expression that should be true or false; what is wrong with it is said beneath. */
export function FormulaField({ value, onChange, environment, readOnly }: FormulaFieldProps) {
  const t = useTranslations('designerTabs.condition')
  const language = useLocale() === 'en' ? 'en' : 'zh-CN'
  const { problem } = useMemo(() => checkExpression(environment, value, 'boolean'), [environment, value])
  const shown = value.trim() === '' ? null : problem
  return (
    <div className="w-full">
      <Textarea
        value={value}
        readOnly={readOnly}
        maxLength={2000}
        spellCheck={false}
        placeholder={t('formulaHint')}
        aria-label={t('formula')}
        aria-invalid={shown ? true : undefined}
        className="font-mono"
        onChange={(event) => onChange(event.target.value)}
      />
      {shown && (
        <p role="alert" className="mt-1 text-bad text-sm">
          {describeProblem(shown, language)}
        </p>
      )}
    </div>
  )
}
