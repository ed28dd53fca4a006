'use client'
import { useMemo } from 'react'
import type { FlowNode } from '../../flows/document/project.ts'
import { checkExpression } from '../../flows/expressions/check.ts'
import type { ExpressionEnvironment } from '../../flows/expressions/environment.ts'
import { CodeEditor } from './code-editor.tsx'
import { ExpandButton } from './editor-dialog.tsx'
import type { EditorMode } from './mode.ts'

type CodeFieldProps = {
  node: FlowNode
  environment: ExpressionEnvironment
  label: string
  value: string
  readOnly: boolean
  onChange(value: string): void
}

/** The code of a step: completed and checked with the types of the values the step is given. */
export function CodeField({ node, environment, label, ...field }: CodeFieldProps) {
  const mode = useMemo((): EditorMode => {
    const inputs = (node.settings.inputs ?? []) as { name?: string; expression?: string }[]
    return {
      kind: 'code',
      inputs: inputs.map(({ name = '', expression = '' }) => ({ name, type: checkExpression(environment, expression).full })),
    }
  }, [node.settings.inputs, environment])
  const shared = { ...field, mode, maxLength: 20_000 }
  return (
    <div className="relative">
      <CodeEditor {...shared} label={label} height={220} />
      <ExpandButton {...shared} title={label} className="absolute top-1 right-1 z-10 bg-surface" />
    </div>
  )
}
