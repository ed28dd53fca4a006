'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useApi } from '../api/use-api.ts'
import { useErrorText } from '../api/use-error-text.ts'
import { useSave } from '../settings/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogContent } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Textarea } from '../ui/textarea.tsx'
import { toast } from '../ui/toast.tsx'
import type { DeadLetter } from './dead-letters.tsx'

/** Asks why nothing is to be done about them; the reason stands in the audit log. */
export function DiscardDialog({ letters, onClose, onDone }: { letters: DeadLetter[] | null; onClose: () => void; onDone: () => void }) {
  return (
    <Dialog open={letters !== null} onOpenChange={(open) => !open && onClose()}>
      {letters && <DiscardForm letters={letters} onClose={onClose} onDone={onDone} />}
    </Dialog>
  )
}

function DiscardForm({ letters, onClose, onDone }: { letters: DeadLetter[]; onClose: () => void; onDone: () => void }) {
  const t = useTranslations('operations.dead')
  const c = useTranslations('common')
  const errorText = useErrorText()
  const [reason, setReason] = useState('')
  const discard = useSave(useApi().operations.discard.mutationOptions(), {
    done: null,
    failure: () => null,
    after: ({ discarded, gone }) => {
      if (discarded > 0) toast.success(t('discarded', { count: discarded }))
      if (gone > 0) toast.info(t('gone', { count: gone }))
      onDone()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    discard.mutate({ letters: letters.map(({ conversationId, effectId }) => ({ conversationId, effectId })), reason: reason.trim() })
  }
  return (
    <DialogContent
      title={t('discardTitle', { count: letters.length })}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {c('cancel')}
          </Button>
          <Button variant="danger" type="submit" form="discard" loading={discard.isPending} disabled={!reason.trim()}>
            {t('discard')}
          </Button>
        </>
      }
    >
      <form id="discard" onSubmit={submit} className="flex flex-col gap-3">
        <p className="text-ink-2">{t('discardText')}</p>
        <Field label={t('reason')} required error={discard.isError && errorText(discard.error).text}>
          <Textarea rows={3} value={reason} onChange={(event) => setReason(event.target.value)} required maxLength={500} />
        </Field>
      </form>
    </DialogContent>
  )
}
