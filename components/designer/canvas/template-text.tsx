'use client'
import { Fragment } from 'react'
import { parseTemplate } from '../../../flows/expressions/template.ts'
import { useDocument } from '../model/designer-context.tsx'

/** A template as people read it: variables as chips with their names. */
export function TemplateText({ text }: { text: string }) {
  const variables = useDocument((document) => document.project.variables)
  if (!text.includes('{{')) return text
  let at = 0
  return parseTemplate(text).segments.map((segment) => {
    const key = at++
    if ('text' in segment) return <Fragment key={key}>{segment.text}</Fragment>
    const expression = segment.expression.trim()
    const [head = '', ...rest] = expression.split('.')
    const name = variables.find((variable) => variable.id === head)?.name
    return (
      <span key={key} className="td-var" title={expression}>
        {name ? [name, ...rest].join('.') : expression}
      </span>
    )
  })
}
