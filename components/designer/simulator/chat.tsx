'use client'
import { useTranslations } from 'next-intl'
import { Fragment, useEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import type { Difference } from '../../simulator/differences.ts'
import { currentStep } from '../../simulator/session.ts'
import type { SimulationStore } from '../../simulator/simulation-store.ts'
import { type BotLine, chatLines, openLine, pressable } from '../../simulator/transcript.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { CallLine } from './call-line.tsx'
import { ChatLineView } from './chat-line.tsx'
import { RatingButtons } from './rating-buttons.tsx'

/** The conversation as the web channel shows it, with what happened in between and, after a replay, what was there before. */
export function Chat({ simulation }: { simulation: SimulationStore }) {
  const t = useTranslations('sim')
  const session = useStore(simulation, (state) => state.session)
  const busy = useStore(simulation, (state) => state.busy)
  const differences = useStore(simulation, (state) => state.replayed?.differences)
  const lines = useMemo(() => chatLines(session), [session])
  const owner = currentStep(session)?.state.owner
  const log = useRef<HTMLDivElement>(null)
  const end = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: new lines decide the scroll
  useEffect(() => {
    void end.current?.scrollIntoView({ block: 'end' })
  }, [lines, busy])
  // What is new after a replay is where it differs.
  useEffect(() => {
    if (differences?.length) log.current?.querySelector('[data-difference]')?.scrollIntoView({ block: 'center' })
  }, [differences])
  const open = owner === 'bot' ? openLine(lines) : null
  return (
    <div ref={log} role="log" aria-live="polite" className="flex min-h-40 flex-1 flex-col gap-2 overflow-y-auto bg-canvas p-3">
      {lines.map((line, index) => (
        <Fragment key={line.id}>
          {line.kind === 'call' ? <CallLine call={line.call} simulation={simulation} /> : <ChatLineView line={line} />}
          {lines[index + 1]?.step !== line.step &&
            differences
              ?.filter(({ step }) => step === line.step || (index === lines.length - 1 && step > line.step))
              .map((difference) => <Before key={`${difference.step}-${difference.customer}`} difference={difference} />)}
        </Fragment>
      ))}
      {open && <Choices line={open} simulation={simulation} />}
      {busy && (
        <p role="status" className="flex items-center gap-1 self-start rounded-lg border border-line bg-surface px-3 py-2">
          <span className="sr-only">{t('busy')}</span>
          {[0, 1, 2].map((dot) => (
            <span
              key={dot}
              aria-hidden
              className="size-1.5 animate-pulse rounded-full bg-ink-meta"
              style={{ animationDelay: `${dot * 150}ms` }}
            />
          ))}
        </p>
      )}
      <div ref={end} />
    </div>
  )
}

function Choices({ line, simulation }: { line: BotLine; simulation: SimulationStore }) {
  const press = (id: string, label: string) => void simulation.say(label, id)
  if (line.rating) return <RatingButtons choices={pressable(line)} onPress={press} />
  return (
    <div className="flex flex-wrap gap-1.5">
      {line.choices.map(({ id, label }, index) => (
        <button
          key={id}
          type="button"
          data-testid={`sim-choice-${id}`}
          aria-keyshortcuts={index < 9 ? String(index + 1) : undefined}
          className="inline-flex min-h-7 items-center gap-1.5 rounded-full border border-accent bg-surface px-3 text-left text-accent-ink hover:bg-accent-soft"
          onClick={() => press(id, label)}
        >
          {label}
          {index < 9 && <Kbd aria-hidden>{index + 1}</Kbd>}
        </button>
      ))}
    </div>
  )
}

/** What the run before said here. */
function Before({ difference }: { difference: Difference }) {
  const t = useTranslations('sim')
  const { missing, customer, after } = difference
  const before = difference.before.filter((text) => !after.includes(text))
  return (
    <div
      data-difference
      data-testid="sim-difference"
      className="rounded-md border border-warn border-dashed px-2.5 py-1.5 text-ink-2 text-sm"
    >
      <p className="font-semibold text-warn-ink">{missing ? t('draft.missing', { text: customer }) : t('draft.was')}</p>
      {before.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: never reordered
        <p key={index} className="mt-0.5 whitespace-pre-wrap [overflow-wrap:anywhere]">
          {text}
        </p>
      ))}
      {before.length === 0 && !missing && <p className="mt-0.5">{t('draft.saidNothing')}</p>}
    </div>
  )
}
