'use client'
import { useTranslations } from 'next-intl'
import { useStore } from 'zustand'
import type { Json } from '../../../flows/engine/types.ts'
import { fieldLabel } from '../../designer-tabs/condition-fields.ts'
import { currentStep } from '../../simulator/session.ts'
import type { SimulationStore } from '../../simulator/simulation-store.ts'
import { useDesigner } from '../store.ts'
import { valueText } from './comparison-text.ts'

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

/** What the escalation rules look at, as it stands. */
export function SignalsPanel({ simulation }: { simulation: SimulationStore }) {
  const t = useTranslations('sim')
  const words = useTranslations('designerTabs')
  const source = useDesigner((state) => state.history.document.project)
  const signals = useStore(simulation, (state) => currentStep(state.session)?.state.signals)
  if (!signals) return null
  const answers = { yes: t('yes'), no: t('no'), none: t('none') }
  return (
    <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 text-sm">
      {names.map((name) => (
        <div key={name} className="contents">
          <dt className="text-ink-meta">{fieldLabel(`signals.${name}`, source, words)}</dt>
          <dd className="truncate text-right tabular-nums" data-testid={`sim-signal-${name}`}>
            {valueText({
              leaf: { kind: 'compare', field: `signals.${name}`, operator: 'equals', value: null },
              value: signals[name] as Json,
              source,
              words,
              ...answers,
            })}
          </dd>
        </div>
      ))}
    </dl>
  )
}
