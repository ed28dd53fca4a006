'use client'
import { useTranslations } from 'next-intl'
import { cn } from '../ui/cn.ts'
import { useFormat } from '../ui/use-format.ts'
import { ChartCard } from './chart-card.tsx'
import { Definition } from './definition.tsx'
import type { Overview } from './kpi-card.tsx'
import { useMeasureText } from './use-measure-text.ts'

const steps = [
  { id: 'bot', bar: 'bg-pass' },
  { id: 'understood', bar: 'bg-pass' },
  { id: 'contained', bar: 'bg-know' },
  { id: 'handedOff', bar: 'bg-human', apart: true },
  { id: 'abandoned', bar: 'bg-bad', within: true },
  { id: 'taken', bar: 'bg-human' },
  { id: 'resolvedByHuman', bar: 'bg-human' },
] as const satisfies readonly { id: keyof Overview['funnel']; bar: string; apart?: boolean; within?: boolean }[]

/** How many conversations came how far, from the bot to a person. */
export function FunnelCard({ overview, className }: { overview: Overview; className?: string }) {
  const t = useTranslations('insight')
  const format = useFormat()
  const text = useMeasureText()
  const { funnel, leftAfter } = overview
  const all = funnel.bot
  return (
    <ChartCard
      title={t('funnel.title')}
      definition={<Definition name={t('funnel.title')} formula={t('funnel.formula')} note={t('funnel.note')} />}
      aside={<span className="text-ink-meta">{t('funnel.unit')}</span>}
      className={className}
    >
      <dl className="px-4 pb-3">
        {steps.map((step) => (
          <div
            key={step.id}
            className={cn(
              'grid h-[26px] grid-cols-[92px_1fr_44px_48px] items-center gap-2',
              'apart' in step && 'mt-1.5 h-8 border-line border-t pt-1.5',
            )}
          >
            <dt className={cn('truncate', 'within' in step && 'pl-3 text-ink-2')} title={t(`funnel.${step.id}`)}>
              {t(`funnel.${step.id}`)}
            </dt>
            <dd aria-hidden>
              <span
                className={cn('block h-2.5 rounded-sm', step.bar, funnel[step.id] > 0 && 'min-w-0.5')}
                style={{ width: `${all === 0 ? 0 : (funnel[step.id] / all) * 100}%` }}
              />
            </dd>
            <dd className="text-right">{format.number(funnel[step.id])}</dd>
            <dd className="text-right text-ink-meta text-sm">{text.text('share', all === 0 ? null : funnel[step.id] / all)}</dd>
          </div>
        ))}
      </dl>
      {leftAfter.n > 0 && (
        <p className="px-4 pb-3 text-ink-meta text-sm">{t('leftAfter', { n: leftAfter.n, mean: text.text('seconds', leftAfter.mean) })}</p>
      )}
    </ChartCard>
  )
}
