'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import type { Role } from '../../server/identity/permissions.ts'
import { readAppError } from '../api/app-error.ts'
import { useApi } from '../api/use-api.ts'
import { useErrorText } from '../api/use-error-text.ts'
import { Button } from '../ui/button.tsx'
import { CopyField } from '../ui/copy-field.tsx'
import { Dialog, DialogContent } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Select } from '../ui/select.tsx'
import { roles } from './roles.ts'
import { temporaryPassword } from './temporary-password.ts'
import { useSave } from './use-save.ts'

/** Makes an account with a temporary password and then shows both once, to be handed over. */
export function AddMemberDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      {open && <AddMember onClose={() => onOpenChange(false)} />}
    </Dialog>
  )
}

function AddMember({ onClose }: { onClose: () => void }) {
  const t = useTranslations()
  const api = useApi()
  const errorText = useErrorText()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('agent')
  const [password] = useState(temporaryPassword)
  const create = useSave(api.members.create.mutationOptions(), { done: t('settings.members.added', { name }), failure: () => null })

  if (create.isSuccess) {
    return (
      <DialogContent
        title={t('settings.members.added', { name })}
        description={t(create.data.newAccount ? 'settings.members.handOver' : 'settings.members.knownAccount')}
        size="sm"
        footer={
          <Button variant="primary" onClick={onClose}>
            {t('common.done')}
          </Button>
        }
      >
        <div className="flex flex-col gap-3">
          <CopyField label={t('auth.email')} value={email} />
          {create.data.newAccount && <CopyField label={t('settings.members.temporaryPassword')} value={password} mono />}
        </div>
      </DialogContent>
    )
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    create.mutate({ name: name.trim(), email: email.trim(), role, password })
  }
  const taken = create.isError && readAppError(create.error).code === 'already-member'
  return (
    <DialogContent
      title={t('settings.members.add')}
      description={t('settings.members.addText')}
      size="sm"
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button variant="primary" type="submit" form="add-member" loading={create.isPending} disabled={!name.trim() || !email.trim()}>
            {t('settings.members.add')}
          </Button>
        </>
      }
    >
      <form id="add-member" onSubmit={submit} className="flex flex-col gap-4">
        <Field label={t('auth.name')} required error={create.isError && !taken && errorText(create.error).text}>
          <Input value={name} onChange={(event) => setName(event.target.value)} required maxLength={60} />
        </Field>
        <Field label={t('auth.email')} required error={taken && t('settings.members.emailTaken')}>
          <Input type="email" value={email} onChange={(event) => setEmail(event.target.value)} required autoComplete="off" />
        </Field>
        <Field label={t('settings.members.role')} help={t(`settings.members.roleMay.${role}`)}>
          <Select
            value={role}
            onValueChange={setRole}
            options={roles.filter((each) => each !== 'owner').map((each) => ({ value: each, label: t(`common.role.${each}`) }))}
          />
        </Field>
      </form>
    </DialogContent>
  )
}
