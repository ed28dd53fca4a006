'use client'
import { CornerDownLeft, Star } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { currentStep } from '../../simulator/session.ts'
import type { SimulationStore } from '../../simulator/simulation-store.ts'
import { type ChatLine, chatLines } from '../../simulator/transcript.ts'
import { Button } from '../../ui/button.tsx'
import { cn } from '../../ui/cn.ts'
import { Input } from '../../ui/input.tsx'
import { useQueues } from '../queues.ts'
import { useDesigner } from '../store.ts'

const AGENT = { agentId: 'simulated-agent' }

/** The conversation as the web channel shows it, and what customer or agent may say next. */
export function SimulatorChat({ simulation }: { simulation: SimulationStore }) {
  const t = useTranslations('sim')
  const session = useStore(simulation, (state) => state.session)
  const busy = useStore(simulation, (state) => state.busy)
  const lines = useMemo(() => chatLines(session), [session])
  const step = currentStep(session)
  const owner = step?.state.owner ?? 'bot'
  const end = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: new lines decide the scroll
  useEffect(() => {
    void end.current?.scrollIntoView({ block: 'end' })
  }, [lines.length, busy])
  const last = lines.findLast((line) => line.kind === 'bot' && (line.choices || line.rating))
  const answered = last ? lines.slice(lines.indexOf(last) + 1).some((line) => line.kind === 'customer') : true
  return (
    <>
      <div role="log" aria-live="polite" className="flex min-h-40 flex-1 flex-col gap-2 overflow-y-auto bg-canvas p-3">
        {lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
        {last && last.kind === 'bot' && !answered && owner === 'bot' && (
          <div className="flex flex-wrap gap-1.5">
            {last.rating
              ? [1, 2, 3, 4, 5].map((score) => (
                  <button
                    key={score}
                    type="button"
                    aria-label={String(score)}
                    data-testid={`sim-rate-${score}`}
                    className="grid size-8 place-items-center rounded-md text-warn hover:bg-surface"
                    onClick={() => void simulation.say(String(score), last.choices?.[score - 1]?.id ?? String(score))}
                  >
                    <Star aria-hidden className="size-5" />
                  </button>
                ))
              : last.choices?.map((choice) => (
                  <button
                    key={choice.id}
                    type="button"
                    data-testid={`sim-choice-${choice.id}`}
                    className="min-h-7 rounded-full border border-accent bg-surface px-3 text-accent-ink hover:bg-accent-soft"
                    onClick={() => void simulation.say(choice.label, choice.id)}
                  >
                    {choice.label}
                  </button>
                ))}
          </div>
        )}
        {busy && <p className="text-ink-meta text-sm">{t('busy')}</p>}
        <div ref={end} />
      </div>
      <div className="flex flex-col gap-2 border-line border-t p-2.5">
        {owner === 'queue' && (
          <div className="flex flex-wrap gap-1.5">
            <Button
              size="sm"
              data-testid="sim-accept"
              onClick={() => simulation.happen({ kind: 'accepted', ...AGENT, agentName: t('agentName') })}
            >
              {t('accept')}
            </Button>
            <Button size="sm" onClick={() => simulation.happen({ kind: 'left' })}>
              {t('leave')}
            </Button>
          </div>
        )}
        {owner === 'agent' && (
          <>
            <Say
              label={t('asAgent')}
              testId="sim-agent-input"
              onSay={(text) => simulation.happen({ kind: 'agentMessage', ...AGENT, text })}
            />
            <div className="flex flex-wrap gap-1.5">
              <Button size="sm" onClick={() => simulation.happen({ kind: 'returned', ...AGENT })}>
                {t('return')}
              </Button>
              <Button size="sm" onClick={() => simulation.happen({ kind: 'resolved', ...AGENT, outcome: 'resolved', continueFlow: true })}>
                {t('resolve')}
              </Button>
            </div>
          </>
        )}
        {owner === 'closed' ? (
          <p className="text-ink-meta text-sm">{t('closed', { outcome: step?.state.outcome ?? '' })}</p>
        ) : (
          <Say label={t('asCustomer')} testId="sim-input" onSay={(text) => void simulation.say(text)} />
        )}
      </div>
    </>
  )
}

function Line({ line }: { line: ChatLine }) {
  const t = useTranslations('sim')
  const project = useDesigner((state) => state.history.document.project)
  const queues = useQueues()
  if (line.kind !== 'notice') {
    return (
      <p
        className={cn(
          'max-w-[85%] whitespace-pre-wrap rounded-lg px-3 py-1.5 [overflow-wrap:anywhere]',
          line.kind === 'customer'
            ? 'self-end bg-accent-soft'
            : line.kind === 'agent'
              ? 'self-start bg-human-soft'
              : 'self-start border border-line bg-surface',
        )}
      >
        {line.text}
      </p>
    )
  }
  const { notice } = line
  const text =
    notice.key === 'understood'
      ? t('notice.understood', {
          intent: project.intents.find((intent) => intent.id === notice.intentId)?.name ?? notice.intentId,
          score: notice.score.toFixed(2),
          by: t(`by.${notice.by}`),
        })
      : notice.key === 'queued'
        ? t('notice.queued', { queue: queues.find((queue) => queue.id === notice.queueId)?.name ?? notice.queueId })
        : notice.key === 'accepted'
          ? t('notice.accepted', { name: notice.name })
          : notice.key === 'ticket' || notice.key === 'tag'
            ? t(`notice.${notice.key}`, { value: notice.value })
            : t(`notice.${notice.key}`)
  return <p className="text-center text-ink-meta text-xs">{text}</p>
}

function Say({ label, testId, onSay }: { label: string; testId: string; onSay(text: string): void }) {
  const [text, setText] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!text.trim()) return
        onSay(text.trim())
        setText('')
      }}
    >
      <Input
        value={text}
        data-testid={testId}
        placeholder={label}
        aria-label={label}
        maxLength={4000}
        trailing={<CornerDownLeft aria-hidden className="size-3.5" />}
        onChange={(event) => setText(event.target.value)}
      />
    </form>
  )
}
