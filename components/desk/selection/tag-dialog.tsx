'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogContent } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'

export function TagDialog({ open, busy, onClose, onTag }: { open: boolean; busy: boolean; onClose(): void; onTag(tag: string): void }) {
  const t = useTranslations('desk.many')
  const [tag, setTag] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (tag.trim()) onTag(tag.trim())
  }
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      <DialogContent
        title={t('tagTitle')}
        size="sm"
        footer={
          <Button variant="primary" type="submit" form="tag-many" disabled={!tag.trim()} loading={busy}>
            {t('tag')}
          </Button>
        }
      >
        <form id="tag-many" onSubmit={submit}>
          <Field label={t('tagName')}>
            <Input value={tag} maxLength={40} onChange={(event) => setTag(event.target.value)} />
          </Field>
        </form>
      </DialogContent>
    </Dialog>
  )
}
