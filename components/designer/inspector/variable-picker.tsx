'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Variable } from '../../../flows/document/variable.ts'
import { flowLocals } from '../../../flows/expressions/environment.ts'
import { NewVariableDialog } from '../../designer-tabs/new-variable-dialog.tsx'
import { idProblem, suggestId } from '../../designer-tabs/variable-id.ts'
import { Combobox } from '../../ui/combobox.tsx'
import { useDesigner } from '../store.ts'

type VariablePickerProps = {
  value: string
  readOnly: boolean
  /** The value may be kept nowhere. */
  optional?: boolean
  /** Of a variable that is made here. */
  type?: Variable['type']
  onChange(id: string): void
}

/** Where a value is kept: a local of the flow, a variable of the project, or a new one by the name that was typed. */
export function VariablePicker({ value, readOnly, optional = false, type = 'text', onChange }: VariablePickerProps) {
  const t = useTranslations('designer')
  const tabs = useTranslations('tabs.variables')
  const edit = useDesigner((state) => state.edit)
  const variables = useDesigner((state) => state.history.document.project.variables)
  const flow = useDesigner((state) => state.history.document.project.flows[state.flowId])
  const [asked, setAsked] = useState<string | null>(null)
  const taken = variables.map(({ id }) => id)

  function create(named: Pick<Variable, 'id' | 'name' | 'type'>): void {
    edit(tabs('add'), (document) => void document.project.variables.push({ ...named, scope: 'conversation', sensitive: false }))
    onChange(named.id)
  }
  return (
    <>
      <Combobox
        aria-label={optional ? undefined : t('chooseVariable')}
        value={value}
        disabled={readOnly}
        placeholder={optional ? t('choose') : t('chooseVariable')}
        options={[
          ...(optional ? [{ value: '', label: t('noVariable') }] : []),
          ...[...flowLocals(flow ?? {}), ...variables.filter(({ scope }) => scope !== 'constant')].map(({ id, name }) => ({
            value: id,
            label: name,
          })),
        ]}
        onValueChange={onChange}
        onCreate={(name) => {
          const id = suggestId(name)
          // A name that is no id, as a Chinese one, is asked for its id.
          if (idProblem(id, taken)) setAsked(name)
          else create({ id, name, type })
        }}
      />
      <NewVariableDialog
        open={asked !== null}
        title={tabs('add')}
        start={{ name: asked ?? '', type }}
        taken={taken}
        onClose={() => setAsked(null)}
        onCreate={create}
      />
    </>
  )
}
