'use client'
import { Cloud, CloudOff, LoaderCircle, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Resolutions } from '../../../flows/merge/conflict.ts'
import { Button } from '../../ui/button.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { ConflictDialog } from './conflict-dialog.tsx'
import type { SaveState } from './use-autosave.ts'

/** Whether the work is safe, in words; a conflict is settled from here. */
export function SaveBadge({ state, onSettle }: { state: SaveState; onSettle(resolutions: Resolutions): void }) {
  const t = useTranslations('designer.save')
  const format = useFormat()
  const [open, setOpen] = useState(false)
  if (state.kind === 'conflict') {
    return (
      <span role="alert" data-testid="save-state" data-state="conflict" className="flex items-center gap-2 text-warn-ink">
        <TriangleAlert aria-hidden className="size-4" />
        {t('conflict', { by: state.by || t('somebody'), count: state.conflicts.length })}
        <Button size="sm" data-testid="resolve-conflict" onClick={() => setOpen(true)}>
          {t('look')}
        </Button>
        <ConflictDialog
          state={state}
          open={open}
          onClose={() => setOpen(false)}
          onSettle={(resolutions) => {
            setOpen(false)
            onSettle(resolutions)
          }}
        />
      </span>
    )
  }
  const Icon =
    state.kind === 'offline' ? CloudOff : state.kind === 'refused' ? TriangleAlert : state.kind === 'saving' ? LoaderCircle : Cloud
  const text =
    state.kind === 'saved'
      ? t('saved', { time: format.time(state.at) })
      : state.kind === 'refused'
        ? t('refused', { reason: state.message })
        : t(state.kind)
  return (
    <span
      role="status"
      data-testid="save-state"
      data-state={state.kind}
      className={
        state.kind === 'offline' || state.kind === 'refused' ? 'flex items-center gap-1.5 text-warn-ink' : 'flex items-center gap-1.5'
      }
    >
      <Icon aria-hidden className={`size-4 ${state.kind === 'saving' ? 'animate-spin' : state.kind === 'saved' ? 'text-ok' : ''}`} />
      {text}
    </span>
  )
}
