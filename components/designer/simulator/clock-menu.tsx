'use client'
import { Clock } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { fromLocalInput, nextSundayNight, toLocalInput } from '../../simulator/shift-clock.ts'
import type { SimulationStore } from '../../simulator/simulation-store.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { Popover, PopoverContent, PopoverTrigger } from '../../ui/popover.tsx'

const passes = [
  ['minute', 60_000],
  ['tenMinutes', 600_000],
  ['hour', 3_600_000],
  ['day', 86_400_000],
] as const

/** The virtual clock: let time pass, so that what is due happens, or set it to another day. */
export function ClockMenu({ simulation, clock }: { simulation: SimulationStore; clock: number }) {
  const t = useTranslations('sim.clock')
  const locale = useLocale()
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const wanted = fromLocalInput(text)
  const shown = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const set = (at: number) => {
    simulation.setClock(at)
    setOpen(false)
  }
  return (
    <Popover
      open={open}
      onOpenChange={(next) => {
        setText(toLocalInput(clock))
        setOpen(next)
      }}
    >
      <PopoverTrigger asChild>
        <Button size="sm" variant="quiet" icon={Clock} aria-label={t('label', { time: shown.format(clock) })} data-testid="sim-clock">
          <span className="tabular-nums">{shown.format(clock)}</span>
        </Button>
      </PopoverTrigger>
      <PopoverContent className="flex w-72 flex-col gap-3" side="top">
        <div>
          <p className="mb-1 text-ink-2 text-sm">{t('pass')}</p>
          <div className="flex gap-1.5">
            {passes.map(([name, ms]) => (
              <Button key={name} size="sm" data-testid={`sim-pass-${name}`} className="flex-1" onClick={() => simulation.advance(ms)}>
                {t(name)}
              </Button>
            ))}
          </div>
          <p className="mt-1 text-ink-meta text-xs">{t('passHelp')}</p>
        </div>
        <form
          className="flex flex-col gap-2 border-line border-t pt-3"
          onSubmit={(event) => {
            event.preventDefault()
            if (wanted !== null) set(wanted)
          }}
        >
          <Field label={t('set')} help={t('setHelp')}>
            <Input type="datetime-local" data-testid="sim-clock-input" value={text} onChange={(event) => setText(event.target.value)} />
          </Field>
          <div className="flex gap-1.5">
            <Button size="sm" data-testid="sim-sunday" onClick={() => set(nextSundayNight(clock))}>
              {t('sunday')}
            </Button>
            <Button size="sm" variant="quiet" onClick={() => set(Date.now())}>
              {t('now')}
            </Button>
            <Button size="sm" variant="primary" type="submit" data-testid="sim-clock-set" disabled={wanted === null} className="ml-auto">
              {t('apply')}
            </Button>
          </div>
        </form>
      </PopoverContent>
    </Popover>
  )
}
