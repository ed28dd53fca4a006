'use client'
import { Clock, FastForward } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { wakeAt } from '../../flows/engine/wake-at.ts'
import { useDesigner } from '../designer/model/designer-context.tsx'
import { Button } from '../ui/button.tsx'
import { cn } from '../ui/cn.ts'
import { Menu, MenuContent, MenuItem, MenuTrigger } from '../ui/dropdown-menu.tsx'
import { useFormat } from '../ui/use-format.ts'
import { useNow } from '../ui/use-now.ts'
import { ClockDialog } from './clock-dialog.tsx'
import { currentStep } from './session.ts'

const MINUTE = 60_000

/** Every step as a dot; going back shows how things were and goes on from there. And the virtual clock. */
export function Timeline() {
  const t = useTranslations('simulator')
  const format = useFormat()
  const { simulation } = useDesigner()
  const session = useStore(simulation, (state) => state.session)
  useStore(simulation, (state) => state.world.clock)
  useNow(1000)
  const [setting, setSetting] = useState(false)
  const { steps, at } = session
  const state = currentStep(session)?.state
  const due = state && state.owner !== 'closed' ? wakeAt(state) : null
  const last = steps.length - 1

  useEffect(() => {
    document.getElementById(`simulated-step-${at}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [at])

  return (
    <div className="shrink-0 border-line border-t border-b px-3.5 pt-2 pb-1.5">
      <div className="overflow-x-auto">
        <ol aria-label={t('steps')} className="relative flex h-5 min-w-full items-center justify-between gap-1.5">
          <span aria-hidden className="absolute inset-x-1.5 top-[9px] h-0.5 rounded-full bg-line-strong" />
          <span
            aria-hidden
            className="absolute top-[9px] left-1.5 h-0.5 rounded-full bg-ok"
            style={{ width: last > 0 ? `calc(${(at / last) * 100}% - 12px)` : 0 }}
          />
          {steps.map((step, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its number
            <li key={index} id={`simulated-step-${index}`} className="relative grid w-3 shrink-0 place-items-center">
              <button
                type="button"
                aria-label={t('goTo', { number: index + 1, what: t(`events.${step.event.kind}`) })}
                title={t('goTo', { number: index + 1, what: t(`events.${step.event.kind}`) })}
                aria-current={index === at ? 'step' : undefined}
                onClick={() => simulation.goTo(index)}
                className={cn(
                  'rounded-full ring-2 ring-surface after:absolute after:-inset-1',
                  index === at ? 'size-3 border-[3px] border-ok bg-surface' : 'size-[7px]',
                  index !== at && (index > at ? 'bg-line-strong' : step.event.kind === 'message' ? 'bg-accent' : 'bg-ok'),
                )}
              />
            </li>
          ))}
        </ol>
      </div>
      <div className="flex items-center gap-1">
        <b className="mr-1 shrink-0 whitespace-nowrap font-semibold">{t('step', { number: at + 1, of: steps.length })}</b>
        <Menu>
          <MenuTrigger asChild>
            <Button size="sm" variant="quiet" icon={Clock} data-testid="simulator-clock">
              {format.dayTime(simulation.now())}
            </Button>
          </MenuTrigger>
          <MenuContent>
            <MenuItem onSelect={() => simulation.advance(10 * MINUTE)}>{t('later', { time: t('tenMinutes') })}</MenuItem>
            <MenuItem onSelect={() => simulation.advance(60 * MINUTE)}>{t('later', { time: t('oneHour') })}</MenuItem>
            <MenuItem onSelect={() => simulation.advance(24 * 60 * MINUTE)}>{t('later', { time: t('oneDay') })}</MenuItem>
            <MenuItem onSelect={() => setSetting(true)}>{t('setClock')}</MenuItem>
          </MenuContent>
        </Menu>
        {due !== null && (
          <Button
            size="sm"
            variant="quiet"
            icon={FastForward}
            className="ml-auto"
            onClick={simulation.skipWait}
            data-testid="simulator-skip"
          >
            {t('skipWait', { time: format.duration(Math.max(0, due - simulation.now())) })}
          </Button>
        )}
        {at < last && <span className="ml-auto text-ink-meta text-xs">{t('inThePast')}</span>}
      </div>
      {setting && <ClockDialog onClose={() => setSetting(false)} />}
    </div>
  )
}
