'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ApiOutputs } from '../api/use-api.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { useFormat } from '../ui/use-format.ts'

type Customer = ApiOutputs['customers']['get']
type Fields = { name: string; email: string; phone: string }

/** Name and ways to reach the customer; saved together. */
export function CustomerFields({
  customer,
  editable,
  saving,
  onSave,
}: {
  customer: Customer
  editable: boolean
  saving: boolean
  onSave(fields: Fields): void
}) {
  const t = useTranslations('customers')
  const tc = useTranslations('common')
  const format = useFormat()
  const stored: Fields = { name: customer.name, email: customer.email ?? '', phone: customer.phone ?? '' }
  const [fields, setFields] = useState(stored)
  const changed = JSON.stringify(fields) !== JSON.stringify(stored)
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (changed) onSave(fields)
      }}
    >
      {(['name', 'phone', 'email'] as const).map((name) => (
        <Field key={name} label={t(name === 'name' ? 'name' : name)}>
          <Input
            value={fields[name]}
            readOnly={!editable}
            maxLength={120}
            onChange={(event) => setFields({ ...fields, [name]: event.target.value })}
          />
        </Field>
      ))}
      <p className="text-ink-meta text-sm">{t('since', { date: format.day(customer.createdAt) })}</p>
      {editable && changed && (
        <Button type="submit" variant="primary" loading={saving} className="self-start">
          {tc('save')}
        </Button>
      )}
    </form>
  )
}
