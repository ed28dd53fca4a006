'use client'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useApi } from '../api/use-api.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogContent } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Textarea } from '../ui/textarea.tsx'
import { toast } from '../ui/toast.tsx'

type TicketDialogProps = { open: boolean; conversationId: string; onClose(): void; onCreated(): void }

/** A ticket about this conversation; its customer is the ticket's. */
export function TicketDialog({ open, conversationId, onClose, onCreated }: TicketDialogProps) {
  const t = useTranslations('desk.ticket')
  const api = useApi()
  const [subject, setSubject] = useState('')
  const [description, setDescription] = useState('')
  const create = useMutation({
    ...api.tickets.create.mutationOptions(),
    onSuccess: ({ number }) => {
      toast.success(t('created', { number }))
      setSubject('')
      setDescription('')
      onClose()
      onCreated()
    },
  })
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      <DialogContent
        title={t('title')}
        size="sm"
        footer={
          <Button
            variant="primary"
            disabled={!subject.trim()}
            loading={create.isPending}
            onClick={() => create.mutate({ conversationId, subject: subject.trim(), description: description.trim() })}
          >
            {t('create')}
          </Button>
        }
      >
        <div className="flex flex-col gap-4">
          <Field label={t('subject')} required>
            <Input value={subject} maxLength={200} onChange={(event) => setSubject(event.target.value)} />
          </Field>
          <Field label={t('description')}>
            <Textarea value={description} rows={4} maxLength={8000} onChange={(event) => setDescription(event.target.value)} />
          </Field>
        </div>
      </DialogContent>
    </Dialog>
  )
}
