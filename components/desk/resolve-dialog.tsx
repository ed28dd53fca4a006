'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Dialog, DialogContent } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Textarea } from '../ui/textarea.tsx'

const outcomes = ['resolved', 'followup', 'unresolved'] as const
export type ResolveInput = { outcome: (typeof outcomes)[number]; continueFlow: boolean; note: string }

export function ResolveDialog({
  open,
  busy,
  onClose,
  onResolve,
}: {
  open: boolean
  busy: boolean
  onClose(): void
  onResolve(input: ResolveInput): void
}) {
  const t = useTranslations('desk.resolve')
  const to = useTranslations('desk.outcome')
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>('resolved')
  const [continueFlow, setContinueFlow] = useState(true)
  const [note, setNote] = useState('')
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      <DialogContent
        title={t('title')}
        size="sm"
        footer={
          <Button
            variant="primary"
            loading={busy}
            data-testid="confirm-resolve"
            onClick={() => onResolve({ outcome, continueFlow, note: note.trim() })}
          >
            {t('confirm')}
          </Button>
        }
      >
        <div className="flex flex-col gap-4">
          <Field label={t('outcome')}>
            <Segmented
              label={t('outcome')}
              value={outcome}
              onValueChange={setOutcome}
              segments={outcomes.map((value) => ({ value, label: to(value) }))}
            />
          </Field>
          <div>
            <Checkbox label={t('rating')} checked={continueFlow} onCheckedChange={(next) => setContinueFlow(next === true)} />
            <p className="ml-6 text-ink-meta text-sm">{t('ratingHint')}</p>
          </div>
          <Field label={t('note')}>
            <Textarea value={note} onChange={(event) => setNote(event.target.value)} maxLength={2000} />
          </Field>
        </div>
      </DialogContent>
    </Dialog>
  )
}
