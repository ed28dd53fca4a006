'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, useState } from 'react'
import { type VariableType, variableTypes } from '../../../flows/document/variable.ts'
import { builtinNames } from '../../../flows/expressions/builtins.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { Popover, PopoverContent, PopoverTrigger } from '../../ui/popover.tsx'
import { Select } from '../../ui/select.tsx'
import { editVariables } from '../document/edit-project.ts'
import { useDesigner, useDocument } from '../model/designer-context.tsx'
import { variableId } from './variable-id.ts'

/** A name people see, the id it has in formulas, and its type. */
export function AddVariable({ children }: { children: ReactNode }) {
  const t = useTranslations('designer')
  const { documents } = useDesigner()
  const taken = useDocument((document) => document.project.variables)
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [typed, setTyped] = useState<string | null>(null)
  const [type, setType] = useState<VariableType>('text')
  const ids = [...taken.map((variable) => variable.id), ...builtinNames]
  const id = typed ?? (name.trim() === '' ? '' : variableId(name, ids))
  const wrong =
    id !== '' && (!/^[a-z][a-z0-9_]{0,39}$/.test(id) ? t('variables.badId') : ids.includes(id) ? t('variables.takenId') : undefined)
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (id === '' || wrong || name.trim() === '') return
    documents.edit(editVariables.add({ id, name: name.trim(), type, scope: 'conversation', sensitive: false }), { label: 'changeVariable' })
    setOpen(false)
    setName('')
    setTyped(null)
  }
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>{children}</PopoverTrigger>
      <PopoverContent align="end" className="w-72">
        <form onSubmit={add} className="flex flex-col gap-3">
          <Field label={t('variables.name')}>
            <Input value={name} maxLength={80} autoFocus onChange={(event) => setName(event.target.value)} />
          </Field>
          <Field label={t('variables.id')} help={t('variables.idHelp')} error={wrong || undefined}>
            <Input className="font-mono" value={id} maxLength={40} onChange={(event) => setTyped(event.target.value)} />
          </Field>
          <Field label={t('variables.type')}>
            <Select
              value={type}
              onValueChange={setType}
              options={variableTypes.map((each) => ({ value: each, label: t(`types.${each}`) }))}
            />
          </Field>
          <Button type="submit" variant="primary" className="self-end" disabled={id === '' || Boolean(wrong)}>
            {t('variables.add')}
          </Button>
        </form>
      </PopoverContent>
    </Popover>
  )
}
