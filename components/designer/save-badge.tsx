'use client'
import { Cloud, CloudOff, LoaderCircle, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '../ui/button.tsx'
import { useFormat } from '../ui/use-format.ts'
import type { SaveState } from './use-autosave.ts'

/** Whether the work is safe, in words. */
export function SaveBadge({ state, onKeepMine, onTakeTheirs }: { state: SaveState; onKeepMine(): void; onTakeTheirs(): void }) {
  const t = useTranslations('designer.save')
  const format = useFormat()
  if (state.kind === 'conflict') {
    return (
      <span role="alert" className="flex items-center gap-2 text-warn-ink">
        <TriangleAlert aria-hidden className="size-4" />
        {t('conflict', { by: state.by || t('somebody') })}
        <Button size="sm" onClick={onTakeTheirs}>
          {t('takeTheirs')}
        </Button>
        <Button size="sm" onClick={onKeepMine}>
          {t('keepMine')}
        </Button>
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
