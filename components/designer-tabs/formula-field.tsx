'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useMemo, useRef } from 'react'
import { checkExpression } from '../../flows/expressions/check.ts'
import type { ExpressionEnvironment } from '../../flows/expressions/environment.ts'
import { formatExpression } from '../../flows/expressions/format.ts'
import { describeProblem } from '../../flows/expressions/words.ts'
import { ExpandButton } from '../code-editor/editor-dialog.tsx'
import { Textarea } from '../ui/textarea.tsx'
import { FormulaCompletions } from './formula-completions.tsx'
import { FormulaHint } from './formula-hint.tsx'
import { useCompletions, wholeSpan } from './use-completions.ts'

type FormulaFieldProps = {
  value: string
  onChange(value: string): void
  environment: ExpressionEnvironment
  readOnly: boolean
}

/**
 * A CEL expression that should be true or false. While typing, names and functions that fit are offered and explained; what is
 * wrong is said beneath; left, the formula is tidied.
 */
export function FormulaField({ value, onChange, environment, readOnly }: FormulaFieldProps) {
  const t = useTranslations('designerTabs.condition')
  const language = useLocale() === 'en' ? 'en' : 'zh-CN'
  const field = useRef<HTMLTextAreaElement>(null)
  const { problem } = useMemo(() => checkExpression(environment, value, 'boolean'), [environment, value])
  const shown = value.trim() === '' ? null : problem
  const mode = useMemo(() => ({ kind: 'formula' as const, environment, expects: 'boolean' as const }), [environment])
  const completions = useCompletions({ field, value, onChange, environment, language, readOnly, spanAt: wholeSpan, multiline: true })

  return (
    <div className="relative w-full">
      <Textarea
        {...completions.props}
        ref={field}
        value={value}
        readOnly={readOnly}
        maxLength={2000}
        spellCheck={false}
        placeholder={t('formulaHint')}
        aria-label={t('formula')}
        aria-invalid={shown ? true : undefined}
        className="pr-8 font-mono"
        onChange={(event) => {
          onChange(event.target.value)
          completions.offer(event.target.value, event.target.selectionStart)
        }}
        onBlur={() => {
          completions.props.onBlur()
          const tidy = formatExpression(value)
          if (!readOnly && tidy !== value) onChange(tidy)
        }}
      />
      <ExpandButton {...{ value, readOnly, onChange, mode }} title={t('formula')} maxLength={2000} className="absolute top-0.5 right-0.5" />
      {completions.isOpen && <FormulaCompletions {...completions.list} />}
      {shown && !completions.isOpen && (
        <p role="alert" className="mt-1 text-bad text-sm">
          {describeProblem(shown, language)}
        </p>
      )}
      {completions.description && <FormulaHint {...completions.description} />}
    </div>
  )
}
