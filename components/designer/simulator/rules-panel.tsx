'use client'
import { Check, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { type RuleView, rulesOf } from '../../simulator/rule-view.ts'
import type { Session } from '../../simulator/session.ts'
import type { SimulationStore } from '../../simulator/simulation-store.ts'
import { cn } from '../../ui/cn.ts'
import { Tag } from '../../ui/tag.tsx'
import { comparisonText, valueText } from './comparison-text.ts'

/** Every escalation rule: whether it fired, and which comparisons held on which values; also why one was not looked at. */
export function RulesPanel({ simulation }: { simulation: SimulationStore }) {
  const session = useStore(simulation, (state) => state.session)
  return <RulesSeen session={session} />
}

/** As the newest step that looked at them saw them. */
export function RulesSeen({ session }: { session: Session | null }) {
  const t = useTranslations('sim')
  const seen = useMemo(() => (session ? rulesOf(session) : null), [session])
  if (!seen || !session) return <p className="text-ink-meta text-sm">{t('noRules')}</p>
  const fired = seen.rules.filter(({ result }) => result === 'fired').length
  return (
    <>
      <p className="mb-2 text-ink-meta text-sm">{t('rules.summary', { step: seen.step + 1, total: seen.rules.length, fired })}</p>
      <ol className="flex flex-col gap-2">
        {seen.rules.map((rule) => (
          <Rule key={rule.ruleId} rule={rule} source={session.project} />
        ))}
      </ol>
    </>
  )
}

type Source = Parameters<typeof comparisonText>[1]

function Rule({ rule, source }: { rule: RuleView; source: Source }) {
  const t = useTranslations('sim')
  const words = useTranslations('designerTabs')
  const { result, why, missing, state } = rule
  return (
    <li
      data-testid={`sim-rule-${rule.ruleId}`}
      data-result={result}
      className={cn(
        'rounded-md border border-line px-2.5 py-1.5',
        result === 'fired' && 'border-ok bg-ok-soft',
        result === 'skipped' && 'border-dashed',
      )}
    >
      <p className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1 font-semibold">
          <span className="font-normal text-ink-meta tabular-nums">{rule.number} · </span>
          {rule.name}
        </span>
        {state === 'shadow' && <Tag>{t('rules.shadow')}</Tag>}
        <span className="shrink-0 text-ink-2 text-sm">
          {result === 'no' ? t('rules.missing', { count: missing }) : result === 'fired' ? t('rules.fired') : t('rules.skipped')}
        </span>
      </p>
      {result === 'skipped' && why && <p className="text-ink-2 text-sm">{t(`rules.why.${why}`)}</p>}
      {rule.comparisons.map(({ leaf, part }, index) => (
        <p
          // biome-ignore lint/suspicious/noArrayIndexKey: two comparisons may read the same
          key={index}
          className="flex items-start gap-1.5 text-sm"
        >
          {part.held ? (
            <Check aria-label={t('rules.held')} className="mt-0.5 size-3.5 shrink-0 text-ok-ink" />
          ) : (
            <X aria-label={t('rules.notHeld')} className="mt-0.5 size-3.5 shrink-0 text-bad" />
          )}
          <span className="min-w-0 flex-1 [overflow-wrap:anywhere]" title={part.text}>
            {leaf ? comparisonText(leaf, source, words) : part.text}
          </span>
          <span className={cn('max-w-[45%] shrink-0 truncate tabular-nums', !part.held && 'text-bad')}>
            {valueText({ leaf, value: part.value, source, words, yes: t('yes'), no: t('no'), none: t('none') })}
          </span>
        </p>
      ))}
    </li>
  )
}
