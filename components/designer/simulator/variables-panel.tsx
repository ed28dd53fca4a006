'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { Variable } from '../../../flows/document/variable.ts'
import type { Json } from '../../../flows/engine/types.ts'
import { currentStep } from '../../simulator/session.ts'
import type { SimulationStore } from '../../simulator/simulation-store.ts'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { useDesigner } from '../store.ts'
import { shortValue } from './short-value.ts'

/** The declared variables with their values; a change by hand is a step of its own. */
export function VariablesPanel({ simulation }: { simulation: SimulationStore }) {
  const t = useTranslations('sim')
  const variables = useDesigner((state) => state.history.document.project.variables)
  const values = useStore(simulation, (state) => currentStep(state.session)?.state.variables)
  const persona = useStore(simulation, (state) => state.world.persona)
  const shown = variables.filter(({ scope }) => scope !== 'constant')
  if (shown.length === 0) return <p className="text-ink-meta text-sm">{t('noVariables')}</p>
  const change = ({ id, scope }: Variable, value: Json) =>
    scope === 'customer'
      ? simulation.changeWorld({ persona: { ...persona, attributes: { ...persona.attributes, [id]: value } } })
      : simulation.setVariables({ [id]: value })
  return (
    <div className="flex flex-col gap-2.5">
      {shown.map((variable) => {
        const value = (variable.scope === 'customer' ? persona.attributes[variable.id] : values?.[variable.id]) ?? null
        return (
          <ValueField
            key={`${variable.id} ${JSON.stringify(value)}`}
            variable={variable}
            value={value}
            onChange={(next) => change(variable, next)}
          />
        )
      })}
    </div>
  )
}

function ValueField({ variable, value, onChange }: { variable: Variable; value: Json; onChange(value: Json): void }) {
  const t = useTranslations('sim')
  const [error, setError] = useState(false)
  const { name, type, id } = variable
  const structured = type === 'object' || type === 'list'
  const read = (text: string) => {
    const next = parse(text, type)
    setError(next === undefined)
    if (next !== undefined && JSON.stringify(next) !== JSON.stringify(value)) onChange(next)
  }
  return (
    <Field label={name} aside={<code className="font-mono text-xs">{id}</code>} error={error && t(structured ? 'notJson' : 'notNumber')}>
      {type === 'boolean' ? (
        <Segmented
          size="sm"
          label={name}
          className="self-start"
          value={value === true ? 'yes' : value === false ? 'no' : 'none'}
          onValueChange={(chosen) => onChange(chosen === 'none' ? null : chosen === 'yes')}
          segments={[
            { value: 'yes', label: t('yes') },
            { value: 'no', label: t('no') },
            { value: 'none', label: t('none') },
          ]}
        />
      ) : structured ? (
        <Textarea
          rows={value === null ? 1 : 4}
          className="font-mono text-xs"
          defaultValue={value === null ? '' : JSON.stringify(value, null, 1)}
          onBlur={(event) => read(event.target.value)}
        />
      ) : (
        <Input
          data-testid={`sim-variable-${id}`}
          defaultValue={shortValue(value)}
          onBlur={(event) => read(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
      )}
    </Field>
  )
}

/** undefined: that is no value of this type. */
function parse(text: string, type: Variable['type']): Json | undefined {
  if (text.trim() === '') return type === 'text' ? text : null
  if (type === 'number') return Number.isFinite(Number(text)) ? Number(text) : undefined
  if (type !== 'object' && type !== 'list') return text
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}
