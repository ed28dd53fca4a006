'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useApi } from '../../api/use-api.ts'
import { useSave } from '../../settings/use-save.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogContent } from '../../ui/dialog.tsx'
import { type Choice, MoveChoice } from './move-choice.tsx'
import type { MoveTarget } from './move-dialog.tsx'

/** `count`: conversations under way on the channel that run another version. */
export type RollbackTarget = MoveTarget & { versionId: string; count: number }

/** Put an older version back on a channel, and with it those who are under way. Open while a target is given. */
export function RollbackDialog({ target, onClose }: { target: RollbackTarget | null; onClose(): void }) {
  return (
    <Dialog open={target !== null} onOpenChange={(open) => !open && onClose()}>
      {target && <Rollback target={target} onClose={onClose} />}
    </Dialog>
  )
}

function Rollback({ target, onClose }: { target: RollbackTarget; onClose(): void }) {
  const t = useTranslations('moves')
  const { channelId, channel, number, versionId, count } = target
  // Who goes back has a reason: nobody should be left with what it is.
  const [choice, setChoice] = useState<Choice>({ stranded: 'stay' })
  const rollback = useSave(useApi().projects.rollback.mutationOptions(), { done: t('rolledBack'), after: onClose })
  const move = count > 0 ? choice : null
  return (
    <DialogContent
      title={t('rollbackTitle', { number, channel })}
      description={t('rollbackHint')}
      footer={
        <Button
          variant="primary"
          data-testid="rollback-confirm"
          loading={rollback.isPending}
          onClick={() => rollback.mutate({ channelId, versionId, move })}
        >
          {t(move ? 'rollbackAndMove' : 'rollback')}
        </Button>
      }
    >
      {count > 0 && (
        <MoveChoice channels={[{ id: channelId, name: channel, count }]} to={{ versionId }} choice={choice} onChoice={setChoice} />
      )}
    </DialogContent>
  )
}
