'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { type Variable, variableTypes } from '../../flows/document/variable.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogContent } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Select } from '../ui/select.tsx'
import { idProblem, suggestId } from './variable-id.ts'

type NewVariableDialogProps = {
  open: boolean
  /** Also the step in the undo list. */
  title: string
  onClose(): void
  /** What it begins with. */
  start?: { name: string; type: Variable['type'] }
  /** Ids that are taken. */
  taken: string[]
  onCreate(named: Pick<Variable, 'id' | 'name' | 'type'>): void
}

/** A variable needs an id people can write in formulas, and it never changes: so it is asked for before there is a variable. */
export function NewVariableDialog({ open, onClose, ...rest }: NewVariableDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      {open && <NewVariableForm onClose={onClose} {...rest} />}
    </Dialog>
  )
}

function NewVariableForm({ title, start, onClose, taken, onCreate }: Omit<NewVariableDialogProps, 'open'>) {
  const t = useTranslations()
  const [name, setName] = useState(start?.name ?? '')
  const [typedId, setTypedId] = useState<string | null>(null)
  const [type, setType] = useState<Variable['type']>(start?.type ?? 'text')
  const id = typedId ?? suggestId(name)
  const error = idProblem(id, taken)

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (error || !name.trim()) return
    onCreate({ id, name: name.trim(), type })
    onClose()
  }
  return (
    <DialogContent
      size="sm"
      title={title}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button variant="primary" type="submit" form="new-variable" disabled={Boolean(error) || !name.trim()}>
            {t('common.add')}
          </Button>
        </>
      }
    >
      <form id="new-variable" onSubmit={submit} className="flex flex-col gap-4">
        <Field label={t('tabs.variables.name')} required>
          <Input value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field
          label={t('tabs.variables.id')}
          help={t('tabs.variables.idHelp')}
          error={error && id !== '' && t(`tabs.variables.idProblem.${error}`)}
          required
        >
          <Input
            value={id}
            maxLength={40}
            spellCheck={false}
            className="font-mono"
            onChange={(event) => setTypedId(event.target.value.toLowerCase().replace(/[\s-]+/g, '_'))}
          />
        </Field>
        <Field label={t('tabs.variables.type')}>
          <Select
            value={type}
            onValueChange={setType}
            options={variableTypes.map((each) => ({ value: each, label: t(`tabs.variables.types.${each}`) }))}
          />
        </Field>
      </form>
    </DialogContent>
  )
}

/** The name as an identifier where it is written in Latin letters; else nothing, and the person writes one. */
