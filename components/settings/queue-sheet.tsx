'use client'
import { Trash2 } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useApi } from '../api/use-api.ts'
import { useMe } from '../api/use-me.ts'
import { Button } from '../ui/button.tsx'
import { useConfirm } from '../ui/confirm-dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { NumberField } from '../ui/number-field.tsx'
import { Select } from '../ui/select.tsx'
import { Sheet, SheetContent } from '../ui/sheet.tsx'
import { HoursEditor } from './hours-editor.tsx'
import { faultyDay } from './opening-hours.ts'
import { QueueAgents } from './queue-agents.tsx'
import { queueNames } from './queue-name.ts'
import type { Queue } from './types.ts'
import { useSave } from './use-save.ts'

export function QueueSheet({ queue, onClose }: { queue: Queue | 'new' | null; onClose: () => void }) {
  return (
    <Sheet open={queue !== null} onOpenChange={(open) => !open && onClose()}>
      {queue && <QueueForm key={queue === 'new' ? 'new' : queue.id} queue={queue === 'new' ? undefined : queue} onClose={onClose} />}
    </Sheet>
  )
}

function QueueForm({ queue, onClose }: { queue?: Queue; onClose: () => void }) {
  const t = useTranslations()
  const api = useApi()
  const locale = useLocale()
  const confirm = useConfirm()
  const { may } = useMe()
  const [draft, setDraft] = useState(() => ({
    name: queue?.name ?? '',
    nameEn: queue?.nameEn ?? '',
    strategy: queue?.strategy ?? ('longestIdle' as const),
    offerSeconds: queue?.offerSeconds ?? 20,
    serviceTargetSeconds: queue?.serviceTargetSeconds ?? 30,
    calendar: queue?.calendar ?? null,
    memberIds: (queue?.members ?? []).map((member) => member.id),
  }))
  const create = useSave(api.queues.create.mutationOptions(), { after: onClose })
  const update = useSave(api.queues.update.mutationOptions(), { after: onClose })
  const remove = useSave(api.queues.remove.mutationOptions(), {
    done: t('settings.queues.removed'),
    failure: ({ code, params }) => (code === 'in-use' ? t('settings.queues.inUse', { count: Number(params?.open ?? 1) }) : undefined),
    after: onClose,
  })
  const change = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }))
  const sound = draft.name.trim() !== '' && !(draft.calendar && faultyDay(draft.calendar))

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const input = { ...draft, name: draft.name.trim(), nameEn: draft.nameEn.trim() }
    if (queue) update.mutate({ queueId: queue.id, ...input })
    else create.mutate(input)
  }
  const ask = async () => {
    if (!queue) return
    const yes = await confirm({
      title: t('settings.queues.removeTitle', { name: queueNames(queue, locale)[0] }),
      description: t('settings.queues.removeText'),
      action: t('common.delete'),
    })
    if (yes) remove.mutate({ queueId: queue.id })
  }
  const manages = may('queue.manage')
  return (
    <SheetContent
      title={queue ? queueNames(queue, locale)[0] : t('settings.queues.add')}
      width={520}
      footer={
        manages && (
          <>
            {queue && (
              <Button variant="danger-quiet" icon={Trash2} onClick={() => void ask()} className="mr-auto">
                {t('common.delete')}
              </Button>
            )}
            <Button variant="quiet" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button variant="primary" type="submit" form="queue" loading={create.isPending || update.isPending} disabled={!sound}>
              {t('common.save')}
            </Button>
          </>
        )
      }
    >
      <form id="queue" onSubmit={submit}>
        <fieldset disabled={!manages} className="flex min-w-0 flex-col gap-5">
          <div className="grid grid-cols-2 gap-3">
            <Field label={t('settings.queues.nameZh')} required>
              <Input value={draft.name} onChange={(event) => change({ name: event.target.value })} required maxLength={60} />
            </Field>
            <Field label={t('settings.queues.nameEn')}>
              <Input lang="en" value={draft.nameEn} onChange={(event) => change({ nameEn: event.target.value })} maxLength={60} />
            </Field>
          </div>
          <QueueAgents memberIds={draft.memberIds} onChange={(memberIds) => change({ memberIds })} />
          <Field label={t('settings.queues.strategy')} help={t(`settings.queues.strategyHelp.${draft.strategy}`)}>
            <Select
              value={draft.strategy}
              onValueChange={(strategy) => change({ strategy })}
              options={(['longestIdle', 'leastLoaded'] as const).map((value) => ({
                value,
                label: t(`settings.queues.strategies.${value}`),
              }))}
            />
          </Field>
          <div className="grid grid-cols-2 gap-3">
            <Field label={t('settings.queues.target')} help={t('settings.queues.targetHelp')}>
              <NumberField
                value={draft.serviceTargetSeconds}
                onValueChange={(serviceTargetSeconds) => change({ serviceTargetSeconds })}
                min={5}
                max={86400}
                step={5}
                unit={t('settings.queues.seconds')}
              />
            </Field>
            <Field label={t('settings.queues.offer')} help={t('settings.queues.offerHelp')}>
              <NumberField
                value={draft.offerSeconds}
                onValueChange={(offerSeconds) => change({ offerSeconds })}
                min={5}
                max={300}
                step={5}
                unit={t('settings.queues.seconds')}
              />
            </Field>
          </div>
          <HoursEditor
            calendar={draft.calendar}
            timezone={Intl.DateTimeFormat().resolvedOptions().timeZone}
            onChange={(calendar) => change({ calendar })}
          />
        </fieldset>
      </form>
    </SheetContent>
  )
}
