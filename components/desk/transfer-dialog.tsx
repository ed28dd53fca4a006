'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { TransferTargets } from '../../server/desk/list-targets.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogContent } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Select } from '../ui/select.tsx'
import { Textarea } from '../ui/textarea.tsx'

export type TransferTarget = { kind: 'queue'; queueId: string } | { kind: 'agent'; memberId: string }

export function TransferDialog({
  open,
  targets,
  busy,
  onClose,
  onTransfer,
}: {
  open: boolean
  /** Undefined while loading. */
  targets: TransferTargets | undefined
  busy: boolean
  onClose(): void
  onTransfer(target: TransferTarget, note: string): void
}) {
  const t = useTranslations('desk.transfer')
  const td = useTranslations('desk.presence')
  const [kind, setKind] = useState<'queue' | 'agent'>('queue')
  const [id, setId] = useState<string>()
  const [note, setNote] = useState('')
  const choices =
    kind === 'queue'
      ? (targets?.queues ?? []).map((queue) => ({
          value: queue.id,
          label: queue.name,
          detail: queue.online > 0 ? t('online', { count: queue.online }) : t('nobody'),
        }))
      : (targets?.agents ?? []).map((agent) => ({
          value: agent.memberId,
          label: agent.name,
          detail: td(agent.presence),
          disabled: agent.presence !== 'online' || agent.load >= agent.capacity,
        }))
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      <DialogContent
        title={t('title')}
        size="sm"
        footer={
          <Button
            variant="primary"
            disabled={!id}
            loading={busy}
            onClick={() => id && onTransfer(kind === 'queue' ? { kind, queueId: id } : { kind, memberId: id }, note)}
          >
            {t('confirm')}
          </Button>
        }
      >
        <div className="flex flex-col gap-4">
          <Segmented
            label={t('title')}
            value={kind}
            onValueChange={(next) => {
              setKind(next)
              setId(undefined)
            }}
            segments={[
              { value: 'queue', label: t('toQueue') },
              { value: 'agent', label: t('toAgent') },
            ]}
          />
          <Select
            aria-label={kind === 'queue' ? t('toQueue') : t('toAgent')}
            value={id}
            onValueChange={setId}
            options={choices}
            disabled={!targets}
          />
          <Field label={t('note')}>
            <Textarea value={note} onChange={(event) => setNote(event.target.value)} maxLength={1000} />
          </Field>
        </div>
      </DialogContent>
    </Dialog>
  )
}
