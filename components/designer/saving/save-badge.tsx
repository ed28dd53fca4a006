'use client'
import { Cloud, CloudOff, LoaderCircle, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Resolutions } from '../../../flows/merge/conflict.ts'
import { saveFile } from '../../flows/files.ts'
import { Button } from '../../ui/button.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { useDesignerStore } from '../store.ts'
import { ConflictDialog } from './conflict-dialog.tsx'
import type { SaveState } from './use-autosave.ts'

/** What cannot be saved is not lost: the file is one that a flow can be imported from. */
function DownloadCopy() {
  const t = useTranslations('designer.save')
  const store = useDesignerStore()
  const download = () => {
    const { project, layout, scenarios } = store.getState().history.document
    saveFile(`${project.name}.json`, JSON.stringify({ format: 'tandem-project', project, layout, scenarios }, null, 2))
  }
  return (
    <Button size="sm" data-testid="download-copy" onClick={download}>
      {t('download')}
    </Button>
  )
}

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
  const refused = state.kind === 'refused' || state.kind === 'revoked'
  const Icon = state.kind === 'offline' ? CloudOff : refused ? TriangleAlert : state.kind === 'saving' ? LoaderCircle : Cloud
  const text =
    state.kind === 'saved'
      ? t('saved', { time: format.time(state.at) })
      : state.kind === 'refused'
        ? t('refused', { reason: state.message })
        : state.kind === 'offline' && !state.kept
          ? t('offlineUnkept')
          : t(state.kind)
  return (
    <span
      role="status"
      data-testid="save-state"
      data-state={state.kind}
      className={state.kind === 'offline' || refused ? 'flex items-center gap-1.5 text-warn-ink' : 'flex items-center gap-1.5'}
    >
      <Icon aria-hidden className={`size-4 ${state.kind === 'saving' ? 'animate-spin' : state.kind === 'saved' ? 'text-ok' : ''}`} />
      {text}
      {(refused || (state.kind === 'offline' && !state.kept)) && <DownloadCopy />}
    </span>
  )
}
