'use client'
import { GitBranch, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useStore } from 'zustand'
import type { SimulationStore } from '../../simulator/simulation-store.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { useDesigner } from '../store.ts'

/** A run stays on the draft it began on. After an edit it can be told again on the new one; then it says where that differs. */
export function DraftStrip({ simulation }: { simulation: SimulationStore }) {
  const t = useTranslations('sim')
  const draft = useDesigner((state) => state.history.document.project)
  const project = useStore(simulation, (state) => state.session?.project)
  const replayed = useStore(simulation, (state) => state.replayed)
  const busy = useStore(simulation, (state) => state.busy)
  if (project && project !== draft) {
    return (
      <Callout
        className="rounded-none border-line border-t"
        actions={
          <Button
            size="sm"
            variant="primary"
            icon={GitBranch}
            loading={busy}
            data-testid="sim-replay"
            onClick={() => void simulation.replayOnDraft()}
          >
            {t('draft.replay')}
          </Button>
        }
      >
        {t('draft.changed')}
      </Callout>
    )
  }
  if (!replayed) return null
  const { differences } = replayed
  return (
    <Callout
      tone={differences.length > 0 ? 'warn' : 'ok'}
      className="rounded-none border-line border-t"
      actions={
        <>
          <Button size="sm" variant="quiet" data-testid="sim-undo-replay" onClick={() => simulation.undoReplay()}>
            {t('draft.before')}
          </Button>
          <IconButton size="sm" label={t('draft.dismiss')} icon={X} onClick={() => simulation.dismissReplay()} />
        </>
      }
    >
      <span role="status" data-testid="sim-replayed">
        {t('draft.replayed', { count: differences.length, step: (differences[0]?.step ?? 0) + 1 })}
      </span>
    </Callout>
  )
}
