'use client'
import { useTranslations } from 'next-intl'
import { useMemo, useRef } from 'react'
import type { VariableType } from '../../../flows/document/variable.ts'
import { checkExpression } from '../../../flows/expressions/check.ts'
import { describeProblem } from '../../../flows/expressions/words.ts'
import { ExpandButton } from '../../code-editor/editor-dialog.tsx'
import { FormulaCompletions } from '../../designer-tabs/formula-completions.tsx'
import { FormulaHint } from '../../designer-tabs/formula-hint.tsx'
import { useCompletions, wholeSpan } from '../../designer-tabs/use-completions.ts'
import { Input } from '../../ui/input.tsx'
import { useDesigner } from '../store.ts'
import { useEnvironment } from './use-environment.ts'

/** One formula, completed, explained and checked against the declared variables while it is typed. */
export function ExpressionField({
  value,
  expects,
  readOnly,
  placeholder,
  onChange,
}: {
  value: string
  expects?: VariableType
  readOnly: boolean
  placeholder?: string
  onChange(value: string): void
}) {
  const t = useTranslations('designer.editor')
  const field = useRef<HTMLInputElement>(null)
  const language = useDesigner((state) => state.language)
  const environment = useEnvironment()
  const problem = useMemo(() => (value.trim() ? checkExpression(environment, value, expects).problem : null), [environment, value, expects])
  const mode = useMemo(() => ({ kind: 'formula' as const, environment, expects }), [environment, expects])
  const completions = useCompletions({ field, value, onChange, environment, language, readOnly, spanAt: wholeSpan })
  return (
    <div className="relative">
      <Input
        {...completions.props}
        ref={field}
        value={value}
        readOnly={readOnly}
        placeholder={placeholder}
        aria-label={placeholder}
        spellCheck={false}
        aria-invalid={problem ? true : undefined}
        className="pr-8 font-mono"
        onChange={(event) => {
          onChange(event.target.value)
          completions.offer(event.target.value, event.target.selectionStart ?? event.target.value.length)
        }}
      />
      <ExpandButton {...{ value, readOnly, onChange, mode }} title={t('formula')} maxLength={2000} className="absolute top-0.5 right-0.5" />
      {completions.isOpen && <FormulaCompletions {...completions.list} />}
      {problem && !completions.isOpen && <p className="mt-1 text-bad text-sm">{describeProblem(problem, language)}</p>}
      {completions.description && <FormulaHint {...completions.description} />}
    </div>
  )
}
