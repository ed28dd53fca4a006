'use client'
import { Play } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { useReachable } from '../../api/connection.ts'
import type { SimulationStore } from '../../simulator/simulation-store.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useDesigner } from '../store.ts'
import { Chat } from './chat.tsx'
import { Composer } from './composer.tsx'
import { DraftStrip } from './draft-strip.tsx'
import { SendingStrip } from './sending-strip.tsx'
import { SimulatorDetails } from './simulator-details.tsx'
import { Timeline } from './timeline.tsx'
import { useSimulatorKeys } from './use-simulator-keys.ts'
import { WhereBar } from './where-bar.tsx'

/** The same engine as live, docked beside the canvas: chat, time, and everything it knows, on the draft as it stands. */
export function SimulatorPanel({ simulation, projectId }: { simulation: SimulationStore; projectId: string }) {
  const t = useTranslations('sim')
  const visible = useDesigner((state) => state.dock === 'simulator')
  const runs = useStore(simulation, (state) => state.session !== null)
  const reachable = useReachable()
  const started = useRef(false)
  const input = useRef<HTMLInputElement>(null)
  useSimulatorKeys({ simulation, input })
  useEffect(() => {
    if (!visible || started.current) return
    started.current = true
    if (!simulation.getState().session) simulation.restart()
  }, [visible, simulation])
  if (!runs) {
    return (
      <section aria-label={t('title')} data-testid="simulator" className="grid h-full place-items-center">
        <EmptyState icon={Play} title={t('empty.title')} action={<Button onClick={() => simulation.restart()}>{t('empty.action')}</Button>}>
          {t('empty.text')}
        </EmptyState>
      </section>
    )
  }
  return (
    <section aria-label={t('title')} data-testid="simulator" className="flex h-full min-h-0 flex-col">
      <WhereBar simulation={simulation} />
      {!reachable && (
        <Callout tone="warn" className="rounded-none">
          {t('offline')}
        </Callout>
      )}
      <SendingStrip simulation={simulation} />
      <Chat simulation={simulation} />
      <DraftStrip simulation={simulation} />
      <Composer simulation={simulation} input={input} />
      <Timeline simulation={simulation} projectId={projectId} />
      <SimulatorDetails simulation={simulation} />
    </section>
  )
}
