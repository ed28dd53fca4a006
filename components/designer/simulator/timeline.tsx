'use client'
import { FastForward, RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import { wakeAt } from '../../../flows/engine/wake-at.ts'
import { currentStep } from '../../simulator/session.ts'
import type { SimulationStore } from '../../simulator/simulation-store.ts'
import { Button } from '../../ui/button.tsx'
import { cn } from '../../ui/cn.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { ClockMenu } from './clock-menu.tsx'
import { LoadRecorded } from './load-recorded.tsx'
import { SaveScenario } from './save-scenario.tsx'

/** The steps so far (go back to any, arrow keys walk them), the virtual clock, restart. */
export function Timeline({ simulation, projectId }: { simulation: SimulationStore; projectId: string }) {
  const t = useTranslations('sim')
  const format = useFormat()
  const session = useStore(simulation, (state) => state.session)
  const clock = useStore(simulation, (state) => state.world.clock)
  const differences = useStore(simulation, (state) => state.replayed?.differences)
  if (!session) return null
  const state = currentStep(session)?.state
  const due = state && state.owner !== 'closed' ? wakeAt(state) : null
  const walk = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0
    if (by === 0) return
    event.stopPropagation()
    event.preventDefault()
    simulation.goTo(session.at + by)
    const next = event.currentTarget.children[session.at + by]
    if (next instanceof HTMLElement) next.focus()
  }
  return (
    <div className="border-line border-t px-3 py-2">
      <div role="toolbar" aria-label={t('steps')} className="flex max-h-14 min-h-5 flex-wrap items-center overflow-y-auto" onKeyDown={walk}>
        {session.steps.map((each, index) => {
          const label = t(differences?.some(({ step }) => step === index) ? 'goBackDiffers' : 'goBack', {
            step: index + 1,
            what: each.event.kind === 'message' ? each.event.text.slice(0, 40) : t(`event.${each.event.kind}`),
          })
          return (
            <button
              // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
              key={index}
              type="button"
              data-testid={`sim-step-${index}`}
              tabIndex={index === session.at ? 0 : -1}
              aria-label={label}
              aria-current={index === session.at ? 'step' : undefined}
              title={label}
              onClick={() => simulation.goTo(index)}
              className="grid size-5 place-items-center rounded-full"
            >
              <span
                className={cn(
                  'size-2.5 rounded-full border-2',
                  each.event.kind === 'message' ? 'border-accent bg-accent' : 'border-ok bg-ok',
                  index > session.at && 'bg-surface opacity-50',
                  differences?.some(({ step }) => step === index) && 'border-warn bg-warn',
                  index === session.at && 'size-4 bg-surface',
                )}
              />
            </button>
          )
        })}
      </div>
      <div className="mt-1 flex flex-wrap items-center gap-1 text-sm">
        <span className="mr-1 shrink-0 font-semibold tabular-nums">{t('step', { step: session.at + 1 })}</span>
        <ClockMenu simulation={simulation} clock={clock} />
        {due !== null && (
          <Button
            size="sm"
            variant="quiet"
            icon={FastForward}
            data-testid="sim-skip"
            title={t('skipTo', { time: format.dayTime(due, clock) })}
            onClick={() => simulation.skipWait()}
          >
            {t('skip', { time: format.duration(Math.max(0, due - clock)) })}
          </Button>
        )}
        <span className="ml-auto flex shrink-0 items-center">
          <LoadRecorded simulation={simulation} projectId={projectId} />
          <SaveScenario simulation={simulation} />
          <IconButton size="sm" label={t('restart')} icon={RotateCcw} data-testid="sim-restart" onClick={() => simulation.restart()} />
        </span>
      </div>
    </div>
  )
}
