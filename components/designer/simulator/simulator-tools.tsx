'use client'
import { FastForward, RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useStore } from 'zustand'
import { wakeAt } from '../../../flows/engine/wake-at.ts'
import { currentStep } from '../../simulator/session.ts'
import type { SimulationStore } from '../../simulator/simulation-store.ts'
import { Button } from '../../ui/button.tsx'
import { cn } from '../../ui/cn.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { useFormat } from '../../ui/use-format.ts'

/** The steps so far (go back to any), the virtual clock, restart. */
export function SimulatorTools({ simulation }: { simulation: SimulationStore }) {
  const t = useTranslations('sim')
  const format = useFormat()
  const session = useStore(simulation, (state) => state.session)
  const step = currentStep(session)
  const due = step && step.state.owner !== 'closed' ? wakeAt(step.state) : null
  return (
    <div className="border-line border-t px-3 py-2">
      <div role="toolbar" aria-label={t('steps')} className="flex min-h-4 flex-wrap items-center gap-1">
        {session.steps.map((each, index) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
            key={index}
            type="button"
            aria-label={t('goBack', { step: index + 1 })}
            aria-current={index === session.at || undefined}
            title={t('goBack', { step: index + 1 })}
            onClick={() => simulation.goTo(index)}
            className={cn(
              'size-3 rounded-full border-2',
              each.event.kind === 'message' ? 'border-accent' : 'border-ok',
              index <= session.at ? (each.event.kind === 'message' ? 'bg-accent' : 'bg-ok') : 'bg-surface opacity-50',
              index === session.at && 'size-4',
            )}
          />
        ))}
      </div>
      <div className="mt-1.5 flex items-center gap-1.5 text-sm">
        <span className="text-ink-2 tabular-nums" title={t('clock')}>
          {step ? format.dayTime(step.facts.now) : ''}
        </span>
        <Button size="sm" variant="quiet" onClick={() => simulation.advance(600_000)}>
          {t('tenMinutes')}
        </Button>
        {due !== null && (
          <Button size="sm" variant="quiet" icon={FastForward} onClick={() => simulation.skipWait()}>
            {t('skip', { time: format.time(due) })}
          </Button>
        )}
        <IconButton
          size="sm"
          label={t('restart')}
          icon={RotateCcw}
          data-testid="sim-restart"
          className="ml-auto"
          onClick={() => simulation.restart()}
        />
      </div>
    </div>
  )
}
