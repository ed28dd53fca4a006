'use client'
import { Star } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { useDesigner } from '../designer/model/designer-context.tsx'
import { cn } from '../ui/cn.ts'
import { NoticeLine } from './notice-line.tsx'
import { currentStep } from './session.ts'
import { type ChatLine, chatLines } from './transcript.ts'

/** The conversation as the web channel shows it. */
export function Chat() {
  const t = useTranslations('simulator')
  const { simulation } = useDesigner()
  const session = useStore(simulation, (state) => state.session)
  const busy = useStore(simulation, (state) => state.busy)
  const lines = useMemo(() => chatLines(session), [session])
  const log = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new line is the reason
  useEffect(() => {
    if (log.current) log.current.scrollTop = log.current.scrollHeight
  }, [lines.length, busy])
  const waiting = currentStep(session)?.state.waiting
  const lastBot = lines.findLast((line) => line.kind === 'bot')
  const open = waiting?.kind === 'customer' || waiting?.kind === 'offer'
  return (
    <div
      className="flex min-h-0 flex-1 flex-col gap-1.5 overflow-y-auto bg-bg px-3.5 py-3"
      ref={log}
      role="log"
      aria-label={t('chat')}
      data-testid="simulator-chat"
    >
      <span className="flex-1" />
      {lines.map((line) =>
        line.kind === 'notice' ? <NoticeLine key={line.id} notice={line.notice} /> : <Bubble key={line.id} line={line} />,
      )}
      {busy && (
        <p className="self-start rounded-lg border border-line bg-raised px-3 py-1 text-ink-meta">
          <span className="sr-only">{t('thinking')}</span>
          <span aria-hidden>···</span>
        </p>
      )}
      {open && lastBot?.kind === 'bot' && lastBot.choices && (
        <div className="flex flex-wrap gap-1.5 pt-0.5">
          {lastBot.choices.map((choice) => (
            <button
              key={choice.id}
              type="button"
              data-testid={`choice-${choice.id}`}
              onClick={() => void simulation.say(choice.label, choice.id)}
              className="flex h-[26px] items-center gap-1 rounded-full border border-line-strong bg-raised px-3 hover:border-accent hover:text-accent-ink"
            >
              {lastBot.rating && <Star aria-hidden className="size-3.5 text-wait" />}
              {choice.label}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

function Bubble({ line }: { line: Exclude<ChatLine, { kind: 'notice' }> }) {
  const t = useTranslations('simulator')
  const mine = line.kind === 'customer'
  return (
    <div
      className={cn(
        'max-w-[264px] whitespace-pre-wrap break-words rounded-[10px] border px-2.5 py-1.5 text-md',
        mine ? 'self-end rounded-tr-[3px] border-transparent bg-accent-soft' : 'self-start rounded-tl-[3px] border-line bg-raised',
        line.kind === 'agent' && 'border-human/40 bg-human-soft',
      )}
    >
      <span className="sr-only">{t(`who.${line.kind}`)} </span>
      {line.text}
    </div>
  )
}
