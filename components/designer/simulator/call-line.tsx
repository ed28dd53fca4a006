'use client'
import { BookOpen, Code, Globe, type LucideIcon, Ticket, Zap } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useStore } from 'zustand'
import type { EffectRequest } from '../../../flows/engine/types.ts'
import { canBeReal } from '../../simulator/answer-plan.ts'
import type { Call } from '../../simulator/calls.ts'
import type { SimulationStore } from '../../simulator/simulation-store.ts'
import { Button } from '../../ui/button.tsx'
import { cn } from '../../ui/cn.ts'
import { useAskReally } from './use-ask-really.ts'

const icons: Partial<Record<EffectRequest['kind'], LucideIcon>> = {
  http: Globe,
  knowledge: BookOpen,
  code: Code,
  ticket: Ticket,
  ticketChange: Ticket,
}

const buttons: Partial<Record<EffectRequest['kind'], string>> = { knowledge: 'call.search', code: 'call.run' }

/** A call in the chat: what was asked, how it was answered, and the way to the real thing. */
export function CallLine({ call, simulation }: { call: Call; simulation: SimulationStore }) {
  const t = useTranslations('sim')
  const busy = useStore(simulation, (state) => state.busy)
  const askReally = useAskReally(simulation)
  const { effect, outcome, by } = call
  const Icon = icons[effect.kind] ?? Zap
  const waits = outcome === null && !busy
  return (
    <div data-testid={`sim-call-${call.nodeId}`} className="rounded-md border border-line border-dashed bg-surface px-2 py-1 text-sm">
      <p className="flex items-center gap-1.5">
        <Icon aria-hidden className="size-3.5 shrink-0 text-ink-meta" strokeWidth={1.75} />
        <code className="min-w-0 flex-1 truncate font-mono text-xs" title={callText(effect)}>
          {shortCall(effect)}
        </code>
      </p>
      <div className="flex min-h-6 items-center gap-1 pl-5">
        <CallOutcome call={call} />
        {canBeReal(effect) && (waits || by === 'sample' || by === 'recording') && (
          <span className="ml-auto flex gap-1">
            {waits && (
              <Button size="sm" variant="quiet" onClick={() => void simulation.answerAgain(call.id, 'sample')}>
                {t('call.useSample')}
              </Button>
            )}
            <Button size="sm" variant="quiet" data-testid={`sim-real-${call.nodeId}`} disabled={busy} onClick={() => void askReally(call)}>
              {t(buttons[effect.kind] ?? 'call.askReally')}
            </Button>
          </span>
        )}
      </div>
    </div>
  )
}

/** How it was answered, in a word. */
export function CallOutcome({ call: { outcome, by, millis } }: { call: Call }) {
  const t = useTranslations('sim')
  if (!outcome) return <span className="text-ink-meta">{t('call.waiting')}</span>
  const status = outcome.ok && outcome.result !== null && typeof outcome.result === 'object' && 'status' in outcome.result
  return (
    <span
      className={cn('shrink-0 tabular-nums', !outcome.ok ? 'text-bad' : by === 'real' ? 'font-semibold text-warn-ink' : 'text-ink-meta')}
    >
      {[
        by && t(`call.by.${by}`),
        outcome.ok ? status && String((outcome.result as { status: unknown }).status) : outcome.error.code,
        millis !== null && `${millis} ms`,
      ]
        .filter(Boolean)
        .join(' · ')}
    </span>
  )
}

/** Without the host: the end of an address says more than its beginning. */
function shortCall(effect: EffectRequest): string {
  const url = effect.kind === 'http' && URL.canParse(effect.url) ? new URL(effect.url) : null
  return effect.kind === 'http' && url ? `${effect.method} ${url.pathname}${url.search}` : callText(effect)
}

export function callText(effect: EffectRequest): string {
  switch (effect.kind) {
    case 'http':
      return `${effect.method} ${effect.url}`
    case 'knowledge':
      return effect.query
    case 'ticket':
    case 'notify':
      return effect.subject
    case 'ticketChange':
      return `#${effect.number}`
    case 'approval':
      return effect.title || effect.text
    case 'assistant':
      return effect.goal
    case 'extract':
      return effect.text
    case 'code':
      return effect.source
    case 'automation':
      return effect.robot
    case 'recommend':
      return effect.context || effect.about
  }
}
