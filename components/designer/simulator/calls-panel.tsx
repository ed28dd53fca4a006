'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { EffectOutcome } from '../../../flows/engine/types.ts'
import { callKind, canBeReal, howToAnswer, mayChangeThings } from '../../simulator/answer-plan.ts'
import { type Call, callsOf } from '../../simulator/calls.ts'
import type { SimulationStore } from '../../simulator/simulation-store.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Switch } from '../../ui/switch.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { CallOutcome, callText } from './call-line.tsx'
import { useAskReally } from './use-ask-really.ts'

/** Calls of other systems: what was asked, what came back, and how each step is to be answered. */
export function CallsPanel({ simulation }: { simulation: SimulationStore }) {
  const t = useTranslations('sim')
  const session = useStore(simulation, (state) => state.session)
  const reads = useStore(simulation, (state) => state.sendReads)
  const calls = session ? callsOf(session).toReversed() : []
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-center gap-2 text-sm">
        <span className="min-w-0 flex-1">
          {t('call.reads')}
          <span className="block text-ink-meta text-xs">{t('call.readsHelp')}</span>
        </span>
        <Switch
          aria-label={t('call.reads')}
          data-testid="sim-send-reads"
          checked={reads}
          onCheckedChange={(on) => simulation.setSendReads(on)}
        />
      </div>
      {calls.length === 0 && <p className="text-ink-meta text-sm">{t('noCalls')}</p>}
      {calls.map((call) => (
        <CallCard key={call.id} call={call} simulation={simulation} />
      ))}
    </div>
  )
}

function CallCard({ call, simulation }: { call: Call; simulation: SimulationStore }) {
  const t = useTranslations('sim')
  const plan = useStore(simulation, (state) => state.plans[call.nodeId])
  const reads = useStore(simulation, (state) => state.sendReads)
  const busy = useStore(simulation, (state) => state.busy)
  const askReally = useAskReally(simulation)
  const { effect, outcome } = call
  const mode = howToAnswer(effect, plan, reads)
  const choose = (next: 'real' | 'sample') => {
    if (next === 'real' && mayChangeThings(effect)) void askReally(call)
    else simulation.changePlan(call.nodeId, { mode: next, allowed: callKind(effect) })
  }
  return (
    <article className="flex flex-col gap-1.5 rounded-md border border-line p-2.5 text-sm">
      <p className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1 font-semibold">{t(`call.kind.${effect.kind}`)}</span>
        <CallOutcome call={call} />
      </p>
      <code className="font-mono text-xs [overflow-wrap:anywhere]">{callText(effect)}</code>
      {effect.kind === 'http' && effect.body !== null && <Json label={t('call.sent')} value={effect.body} />}
      {outcome && <Json label={t('call.got')} value={outcome.ok ? outcome.result : outcome.error} />}
      {canBeReal(effect) && (
        <div className="flex flex-wrap items-center gap-2">
          <Segmented
            size="sm"
            label={t('call.how')}
            value={mode}
            onValueChange={choose}
            segments={[
              { value: 'sample', label: t('call.by.sample') },
              { value: 'real', label: t('call.by.real') },
            ]}
          />
          <Button
            size="sm"
            variant="quiet"
            disabled={busy}
            onClick={() => void (mode === 'real' ? askReally(call) : simulation.answerAgain(call.id, mode))}
          >
            {t('call.again')}
          </Button>
        </div>
      )}
      {mode === 'sample' && <SampleEditor call={call} simulation={simulation} />}
    </article>
  )
}

function Json({ label, value }: { label: string; value: unknown }) {
  return (
    <details>
      <summary className="cursor-pointer text-ink-meta">{label}</summary>
      <pre className="mt-1 max-h-40 overflow-auto rounded-md bg-sunken p-2 font-mono text-xs">
        {typeof value === 'string' ? value : JSON.stringify(value, null, 1)}
      </pre>
    </details>
  )
}

/** The answer given instead: what comes back, or `{"ok": false, "error": …}` for a failure. Taken over as soon as it is whole. */
function SampleEditor({ call, simulation }: { call: Call; simulation: SimulationStore }) {
  const t = useTranslations('sim')
  const own = useStore(simulation, (state) => state.plans[call.nodeId]?.own ?? false)
  const [text, setText] = useState<string | null>(null)
  const sample = simulation.sampleFor(call)
  const take = (typed: string) => {
    setText(typed)
    const read = readOutcome(typed)
    if (read) simulation.changePlan(call.nodeId, { sample: read, own: true })
  }
  const fail: EffectOutcome = { ok: false, error: { code: 'timeout', message: '' } }
  return (
    <details>
      <summary className="cursor-pointer text-ink-meta">{t(own ? 'call.ownSample' : 'call.sample')}</summary>
      <Field className="mt-1" error={text !== null && !readOutcome(text) && t('call.notAnswer', { text: '{"ok": true, "result": …}' })}>
        <Textarea
          rows={6}
          className="font-mono text-xs"
          aria-label={t('call.sample')}
          data-testid={`sim-sample-${call.nodeId}`}
          value={text ?? JSON.stringify(sample, null, 1)}
          onChange={(event) => take(event.target.value)}
        />
      </Field>
      <div className="mt-1 flex gap-1.5">
        <Button size="sm" variant="quiet" onClick={() => take(JSON.stringify(fail, null, 1))}>
          {t('call.fails')}
        </Button>
        {own && (
          <Button
            size="sm"
            variant="quiet"
            onClick={() => {
              setText(null)
              simulation.changePlan(call.nodeId, { sample: null, own: false })
            }}
          >
            {t('call.reset')}
          </Button>
        )}
      </div>
    </details>
  )
}

function readOutcome(text: string): EffectOutcome | null {
  try {
    const read = JSON.parse(text) as EffectOutcome | null
    if (read?.ok === true && 'result' in read) return read
    return read?.ok === false && typeof read.error?.code === 'string' ? read : null
  } catch {
    return null
  }
}
