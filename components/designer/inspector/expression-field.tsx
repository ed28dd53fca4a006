'use client'
import { useMemo } from 'react'
import type { VariableType } from '../../../flows/document/variable.ts'
import { checkExpression } from '../../../flows/expressions/check.ts'
import { createEnvironment } from '../../../flows/expressions/environment.ts'
import { describeProblem } from '../../../flows/expressions/words.ts'
import { Input } from '../../ui/input.tsx'
import { useDesigner } from '../store.ts'

/** One formula, checked against the declared variables while it is typed. */
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
  const project = useDesigner((state) => state.history.document.project)
  const language = useDesigner((state) => state.language)
  const problem = useMemo(
    () => (value.trim() ? checkExpression(createEnvironment(project), value, expects).problem : null),
    [project, value, expects],
  )
  return (
    <div>
      <Input
        value={value}
        readOnly={readOnly}
        placeholder={placeholder}
        spellCheck={false}
        aria-invalid={problem ? true : undefined}
        className="font-mono"
        onChange={(event) => onChange(event.target.value)}
      />
      {problem && <p className="mt-1 text-bad text-sm">{describeProblem(problem, language)}</p>}
    </div>
  )
}
