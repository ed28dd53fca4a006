'use client'
import { useTranslations } from 'next-intl'
import { useStore } from 'zustand'
import { useConditionWords } from '../designer/conditions/use-condition-words.ts'
import { useDesigner } from '../designer/model/designer-context.tsx'
import { currentStep } from './session.ts'

const shown = [
  'sentiment',
  'sentimentTrend',
  'intent',
  'confidence',
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

/** What the rules look at. */
export function SignalsPanel() {
  const t = useTranslations('simulator')
  const words = useConditionWords()
  const { simulation } = useDesigner()
  const signals = useStore(simulation, ({ session }) => currentStep(session)?.state.signals)
  if (!signals) return null
  return (
    <dl className="grid grid-cols-2 gap-x-6 px-3.5 py-2">
      {shown.map((key) => {
        const value = signals[key]
        const text =
          typeof value === 'boolean'
            ? t(value ? 'yes' : 'no')
            : Array.isArray(value) || key === 'intent'
              ? words.value(`signals.${key}`, value)
              : String(value)
        return (
          <div key={key} className="flex h-[22px] items-baseline gap-2">
            <dt className="truncate text-ink-2">{words.field(`signals.${key}`)}</dt>
            <dd className="ml-auto max-w-24 truncate font-semibold">{text === '' ? '—' : text}</dd>
          </div>
        )
      })}
    </dl>
  )
}
