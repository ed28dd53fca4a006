'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { Json } from '../../flows/engine/types.ts'
import { useDesigner, useDocument } from '../designer/model/designer-context.tsx'
import { Input } from '../ui/input.tsx'
import { currentStep } from './session.ts'

/** The conversation's variables as they are; changing one is a step of its own. */
export function VariablesPanel() {
  const t = useTranslations('simulator')
  const { simulation } = useDesigner()
  const declared = useDocument((document) => document.project.variables)
  const values = useStore(simulation, ({ session }) => currentStep(session)?.state.variables)
  const shown = declared.filter((variable) => variable.scope === 'conversation')
  if (shown.length === 0) return <p className="px-4 py-3 text-ink-meta">{t('noVariables')}</p>
  return (
    <dl className="grid grid-cols-[112px_1fr] items-center gap-x-2 gap-y-1 px-3 py-2">
      {shown.map((variable) => (
        <VariableRow
          key={variable.id}
          name={variable.name}
          value={values?.[variable.id] ?? null}
          onChange={(value) => simulation.setVariables({ [variable.id]: value })}
        />
      ))}
    </dl>
  )
}

function VariableRow({ name, value, onChange }: { name: string; value: Json; onChange: (value: Json) => void }) {
  const [text, setText] = useState<string | null>(null)
  const shown = typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value)
  const settle = () => {
    if (text !== null && text !== shown) onChange(read(text, value))
    setText(null)
  }
  return (
    <>
      <dt className="truncate text-ink-2" title={name}>
        {name}
      </dt>
      <dd>
        <Input
          size="sm"
          aria-label={name}
          value={text ?? shown}
          onChange={(event) => setText(event.target.value)}
          onBlur={settle}
          onKeyDown={(event) => event.key === 'Enter' && settle()}
          className={typeof value === 'object' ? 'font-mono text-xs' : 'text-sm'}
        />
      </dd>
    </>
  )
}

/** A text stays one; anything else is read as JSON where it is. */
function read(text: string, before: Json): Json {
  if (typeof before === 'string') return text
  if (text.trim() === '') return null
  try {
    return JSON.parse(text) as Json
  } catch {
    return text
  }
}
