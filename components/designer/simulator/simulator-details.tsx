'use client'
import { Check, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { Json, RuleTrace } from '../../../flows/engine/types.ts'
import { sampleAnswer } from '../../simulator/effect-answers.ts'
import { currentStep } from '../../simulator/session.ts'
import type { EffectRecord, SimulationStore } from '../../simulator/simulation-store.ts'
import { cn } from '../../ui/cn.ts'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TagInput } from '../../ui/tag-input.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { useDesigner } from '../store.ts'

const tabs = ['rules', 'variables', 'signals', 'effects', 'world'] as const

/** What the conversation knows: which rules fired and why, variables, signals, calls, and the world it plays in. */
export function SimulatorDetails({ simulation }: { simulation: SimulationStore }) {
  const t = useTranslations('sim')
  const [tab, setTab] = useState<(typeof tabs)[number]>('rules')
  return (
    <div className="flex h-[38%] min-h-44 flex-col border-line border-t">
      <div role="tablist" aria-label={t('details')} className="flex shrink-0 gap-1 border-line border-b px-2">
        {tabs.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={tab === name}
            onClick={() => setTab(name)}
            className={cn(
              'border-transparent border-b-2 px-1.5 py-1.5 text-ink-2 text-sm',
              tab === name && 'border-accent font-semibold text-ink',
            )}
          >
            {t(`tab.${name}`)}
          </button>
        ))}
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto p-3">
        {tab === 'rules' && <Rules simulation={simulation} />}
        {tab === 'variables' && <Variables simulation={simulation} />}
        {tab === 'signals' && <Signals simulation={simulation} />}
        {tab === 'effects' && <Effects simulation={simulation} />}
        {tab === 'world' && <WorldForm simulation={simulation} />}
      </div>
    </div>
  )
}

function Rules({ simulation }: { simulation: SimulationStore }) {
  const t = useTranslations('sim')
  const session = useStore(simulation, (state) => state.session)
  const entry = session.steps
    .slice(0, session.at + 1)
    .flatMap((step) => step.trace)
    .findLast((each) => each.kind === 'rules')
  const rules = entry?.kind === 'rules' ? entry.rules : []
  if (rules.length === 0) return <p className="text-ink-meta text-sm">{t('noRules')}</p>
  const missing = (rule: RuleTrace): number =>
    rule.result === 'fired' ? -1 : rule.result === 'skipped' ? 99 : rule.parts.filter((part) => !part.held).length
  return (
    <ol className="flex flex-col gap-2">
      {[...rules]
        .sort((a, b) => missing(a) - missing(b))
        .map((rule) => (
          <li
            key={rule.ruleId}
            data-testid={`sim-rule-${rule.ruleId}`}
            data-result={rule.result}
            className={cn('rounded-md border border-line px-2.5 py-1.5', rule.result === 'fired' && 'border-ok bg-ok-soft')}
          >
            <p className="flex items-baseline gap-2">
              <span className="min-w-0 flex-1 truncate font-semibold">{rule.name}</span>
              <span className="shrink-0 text-ink-meta text-sm">
                {rule.result === 'no' ? t('short', { count: missing(rule) }) : t(`result.${rule.result}`)}
              </span>
            </p>
            {rule.parts.map((part) => (
              <p key={part.text} className="flex items-center gap-1.5 text-sm">
                {part.held ? (
                  <Check aria-hidden className="size-3.5 shrink-0 text-ok-ink" />
                ) : (
                  <X aria-hidden className="size-3.5 shrink-0 text-bad" />
                )}
                <span className="min-w-0 flex-1 truncate">{part.text}</span>
                <span className="tabular-nums">{short(part.value)}</span>
              </p>
            ))}
          </li>
        ))}
    </ol>
  )
}

function Variables({ simulation }: { simulation: SimulationStore }) {
  const t = useTranslations('sim')
  const project = useDesigner((state) => state.history.document.project)
  const values = useStore(simulation, (state) => currentStep(state.session)?.state.variables ?? {})
  const shown = project.variables.filter((variable) => variable.scope !== 'constant')
  if (shown.length === 0) return <p className="text-ink-meta text-sm">{t('noVariables')}</p>
  return (
    <div className="flex flex-col gap-2">
      {shown.map((variable) => {
        const value = values[variable.id] ?? null
        const simple = value === null || typeof value !== 'object'
        return (
          <Field key={variable.id} label={variable.name}>
            {simple ? (
              <Input
                key={String(value)}
                defaultValue={value === null ? '' : String(value)}
                onBlur={(event) =>
                  event.target.value !== String(value ?? '') &&
                  simulation.setVariables({ [variable.id]: parse(event.target.value, variable.type) })
                }
              />
            ) : (
              <pre className="overflow-x-auto rounded-md bg-sunken p-2 font-mono text-xs">{JSON.stringify(value, null, 1)}</pre>
            )}
          </Field>
        )
      })}
    </div>
  )
}

function Signals({ simulation }: { simulation: SimulationStore }) {
  const t = useTranslations('sim')
  const signals = useStore(simulation, (state) => currentStep(state.session)?.state.signals)
  if (!signals) return null
  const names = [
    'sentiment',
    'sentimentTrend',
    'confidence',
    'intent',
    'misses',
    'repeats',
    'loops',
    'turns',
    'minutes',
    'failures',
    'asksForHuman',
    'urgent',
    'topics',
    'language',
  ] as const
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-0.5 [&_dd]:text-right [&_dd]:tabular-nums [&_dt]:text-ink-meta">
      {names.map((name) => (
        <div key={name} className="contents">
          <dt>{t(`signal.${name}`)}</dt>
          <dd className="truncate">{short(signals[name] as Json)}</dd>
        </div>
      ))}
    </dl>
  )
}

function Effects({ simulation }: { simulation: SimulationStore }) {
  const t = useTranslations('sim')
  const effects = useStore(simulation, (state) => state.effects)
  if (effects.length === 0) return <p className="text-ink-meta text-sm">{t('noEffects')}</p>
  return (
    <div className="flex flex-col gap-3">
      {effects.map((effect) => (
        <EffectCard key={effect.id} effect={effect} simulation={simulation} />
      ))}
    </div>
  )
}

function EffectCard({ effect, simulation }: { effect: EffectRecord; simulation: SimulationStore }) {
  const t = useTranslations('sim')
  const plan = useStore(simulation, (state) => state.plans[effect.nodeId])
  const [text, setText] = useState<string | null>(null)
  const canned = plan?.canned ?? (effect.answer?.ok ? effect.answer : sampleAnswer(effect.effect))
  const what =
    effect.effect.kind === 'http'
      ? `${effect.effect.method} ${effect.effect.url}`
      : effect.effect.kind === 'knowledge'
        ? effect.effect.query
        : effect.effect.subject
  return (
    <article className="rounded-md border border-line p-2.5">
      <p className="[overflow-wrap:anywhere]">
        <span className="text-ink-meta">{t(`effect.${effect.effect.kind}`)}</span> <code className="font-mono text-xs">{what}</code>
      </p>
      <p className={cn('text-sm', effect.answer === null ? 'text-ink-meta' : effect.answer.ok ? 'text-ok-ink' : 'text-bad')}>
        {effect.answer === null
          ? t('waiting')
          : effect.answer.ok
            ? t('answered', { how: t(effect.real ? 'real' : 'canned') })
            : `${effect.answer.error.code} ${effect.answer.error.message}`}
        {effect.millis !== null && ` · ${effect.millis} ms`}
      </p>
      <Segmented
        size="sm"
        className="mt-1.5"
        label={t('nextTime')}
        value={plan?.mode ?? (effect.effect.kind === 'ticket' ? 'canned' : 'real')}
        onValueChange={(mode) => simulation.changePlan(effect.nodeId, { mode, canned })}
        segments={[
          { value: 'real', label: t('real') },
          { value: 'canned', label: t('canned') },
        ]}
      />
      {plan?.mode === 'canned' && (
        <Textarea
          className="mt-1.5 font-mono text-xs"
          rows={4}
          aria-label={t('canned')}
          value={text ?? JSON.stringify(canned, null, 1)}
          onChange={(event) => {
            setText(event.target.value)
            try {
              simulation.changePlan(effect.nodeId, { mode: 'canned', canned: JSON.parse(event.target.value) as typeof canned })
            } catch {
              // Half-typed JSON: taken over as soon as it is whole.
            }
          }}
        />
      )}
    </article>
  )
}

function WorldForm({ simulation }: { simulation: SimulationStore }) {
  const t = useTranslations('sim')
  const world = useStore(simulation, (state) => state.world)
  return (
    <div className="flex flex-col gap-3">
      <Field label={t('agentsOnline')}>
        <NumberField
          value={world.agentsOnline}
          min={0}
          max={99}
          onValueChange={(agentsOnline) => simulation.changeWorld({ agentsOnline })}
        />
      </Field>
      <Field label={t('queuesOpen')}>
        <Switch checked={world.queuesOpen} onCheckedChange={(queuesOpen) => simulation.changeWorld({ queuesOpen })} />
      </Field>
      <Field label={t('persona')}>
        <Input
          value={world.persona.name}
          onChange={(event) => simulation.changeWorld({ persona: { ...world.persona, name: event.target.value } })}
        />
      </Field>
      <Field label={t('personaTags')}>
        <TagInput value={world.persona.tags} onValueChange={(tags) => simulation.changeWorld({ persona: { ...world.persona, tags } })} />
      </Field>
      <Field label={t('language')}>
        <Segmented
          label={t('language')}
          value={world.language}
          onValueChange={(language) => {
            simulation.changeWorld({ language })
            simulation.restart()
          }}
          segments={[
            { value: 'zh-CN', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </Field>
    </div>
  )
}

function short(value: Json | undefined): string {
  if (typeof value === 'number') return String(Math.round(value * 100) / 100)
  if (Array.isArray(value)) return value.join(', ') || '–'
  return typeof value === 'string' ? value || '–' : JSON.stringify(value ?? null)
}

function parse(text: string, type: string): Json {
  if (type === 'number') return Number.isFinite(Number(text)) && text.trim() ? Number(text) : null
  return type === 'boolean' ? text === 'true' : text
}
