'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useApi } from '../../api/use-api.ts'
import { useSave } from '../../settings/use-save.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogContent } from '../../ui/dialog.tsx'
import type { Stranded } from './fates.ts'
import { MovePlan } from './move-plan.tsx'

export type MoveTarget = { channelId: string; channel: string; number: number }

/** Take what runs on a channel to the version that is live there, after a look at what that does. Open while a target is given. */
export function MoveDialog({ target, onClose }: { target: MoveTarget | null; onClose(): void }) {
  return (
    <Dialog open={target !== null} onOpenChange={(open) => !open && onClose()}>
      {target && <Move target={target} onClose={onClose} />}
    </Dialog>
  )
}

function Move({ target, onClose }: { target: MoveTarget; onClose(): void }) {
  const t = useTranslations('moves')
  const [stranded, setStranded] = useState<Stranded>('stay')
  const { channelId, channel, number } = target
  const start = useSave(useApi().projects.startMove.mutationOptions(), { done: t('started'), after: onClose })
  return (
    <DialogContent
      title={t('title', { number, channel })}
      description={t('hint')}
      footer={
        <Button
          variant="primary"
          data-testid="move-confirm"
          loading={start.isPending}
          onClick={() => start.mutate({ channelId, stranded })}
        >
          {t('start')}
        </Button>
      }
    >
      <MovePlan channelId={channelId} to={undefined} stranded={stranded} onStranded={setStranded} />
    </DialogContent>
  )
}
