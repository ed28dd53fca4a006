'use client'
import { Cloud, CloudOff, CloudUpload, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useStore } from 'zustand'
import { Button } from '../ui/button.tsx'
import { useFormat } from '../ui/use-format.ts'
import { ConflictDialog } from './conflict-dialog.tsx'
import { useDesigner, useReadOnly } from './model/designer-context.tsx'

/** Whether what one sees is safe: saved and when, being saved, kept in this browser, or in conflict. */
export function SaveBadge() {
  const t = useTranslations('designer.save')
  const format = useFormat()
  const { saver } = useDesigner()
  const readOnly = useReadOnly()
  const state = useStore(saver, (each) => each.state)
  if (readOnly) return null
  const icon = 'size-4'
  return (
    <span className="flex items-center gap-1.5 whitespace-nowrap text-sm" role="status" data-testid="save-state" data-state={state.kind}>
      {state.kind === 'saved' && (
        <>
          <Cloud aria-hidden className={`${icon} text-ok-ink`} strokeWidth={1.75} />
          {t('saved', { time: format.time(state.at) })}
        </>
      )}
      {(state.kind === 'changed' || state.kind === 'saving') && (
        <>
          <CloudUpload aria-hidden className={icon} strokeWidth={1.75} />
          {t('saving')}
        </>
      )}
      {state.kind === 'offline' && (
        <span className="flex items-center gap-1.5 text-warn-ink">
          <CloudOff aria-hidden className={icon} strokeWidth={1.75} />
          {t('offline')}
        </span>
      )}
      {state.kind === 'refused' && (
        <span className="flex items-center gap-1.5 text-bad" title={state.message}>
          <TriangleAlert aria-hidden className={icon} strokeWidth={1.75} />
          {t('refused')}
          <Button size="sm" onClick={() => saver.touch()}>
            {t('again')}
          </Button>
        </span>
      )}
      {state.kind === 'conflict' && <ConflictDialog by={state.by} />}
    </span>
  )
}
