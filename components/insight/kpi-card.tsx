'use client'
import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Measure, MeasureFigures, MeasureId } from '../../server/insight/measures.ts'
import type { ApiOutputs } from '../api/use-api.ts'
import { cn } from '../ui/cn.ts'
import { Sparkline } from '../ui/sparkline.tsx'
import { useFormat } from '../ui/use-format.ts'
import { Definition } from './definition.tsx'
import { type MeasureText, useMeasureText } from './use-measure-text.ts'

export type Overview = ApiOutputs['insight']['overview']

/** One measure: value, change, course by day, target, and on how many cases all that stands. */
export function KpiCard({ id, overview, small = false }: { id: MeasureId; overview: Overview; small?: boolean }) {
  const t = useTranslations('insight')
  const names = useTranslations('measures')
  const text = useMeasureText()
  const measure = overview.measures[id]
  const figure = overview.current[id]
  const { figure: value, unit } = text.parts(measure.unit, figure.value)
  const days = overview.days.length
  const change = text.change(measure.unit, figure.value, overview.previous[id].value)
  const name = names(`${id}.name`)
  const course = overview.days.map((day) => day[id].value)
  return (
    <section aria-label={name} className="flex min-w-0 flex-col rounded-lg border border-line bg-surface px-3.5 py-3">
      <header className="flex min-h-5 items-center gap-2">
        <h2 className="truncate font-semibold text-md">{name}</h2>
        <Definition name={name} formula={names(`${id}.formula`)} note={names(`${id}.note`)}>
          <Interval figure={figure} text={text} />
        </Definition>
        <TargetState measure={measure} value={figure.value} />
      </header>
      <div className="mt-0.5 flex items-end gap-2">
        <p className={cn('whitespace-nowrap font-semibold leading-9', small ? 'text-xl' : 'text-2xl')}>
          {value}
          {unit && <span className="ml-1 font-normal text-ink-meta text-sm">{unit}</span>}
        </p>
        <Sparkline
          values={course.filter((each) => each !== null)}
          label={t('course', {
            name,
            values: course.map((each) => (each === null ? t('noValue') : text.text(measure.unit, each))).join(', '),
          })}
          width={small ? 64 : 76}
          height={24}
          className="mb-1.5 ml-auto"
        />
      </div>
      <p className="flex min-h-[18px] flex-wrap gap-x-2 text-sm">
        <span className={changeClass(measure, figure.value, overview.previous[id].value)}>
          {change === null ? t('noPrevious', { days }) : t('change', { change, days })}
        </span>
        {measure.target !== undefined && (
          <span className="ml-auto">{t('target', { sign: measure.better === 'down' ? '≤' : '≥', value: targetText(measure, text) })}</span>
        )}
      </p>
      {measure.target !== undefined && <TargetBar name={name} measure={measure} value={figure.value} />}
      <p className="mt-1.5 flex flex-wrap gap-x-2 text-ink-meta text-sm">
        <span data-testid="cases">{t('n', { n: figure.n })}</span>
        <Basis id={id} overview={overview} text={text} />
      </p>
    </section>
  )
}

/** What makes the figure trustworthy or not, beside its number of cases. */
function Basis({ id, overview, text }: { id: MeasureId; overview: Overview; text: MeasureText }) {
  const t = useTranslations('insight')
  const figure = overview.current[id]
  if (id === 'csat' && overview.current.ratingResponse.value !== null)
    return <span>{t('response', { share: text.text('share', overview.current.ratingResponse.value) })}</span>
  if (figure.unit === 'seconds' && figure.value !== null)
    return <span>{t('spread', { p50: text.text('seconds', figure.p50), p90: text.text('seconds', figure.p90) })}</span>
  if (figure.unit === 'share' && figure.low !== null)
    return <span>{t('interval', { low: text.text('share', figure.low), high: text.text('share', figure.high) })}</span>
  return null
}

function Interval({ figure, text }: { figure: MeasureFigures[MeasureId]; text: MeasureText }) {
  const t = useTranslations('insight')
  if (figure.unit !== 'share' || figure.low === null) return null
  return (
    <div className="mt-2 border-line border-t pt-2 text-ink-2">
      <p className="text-ink">{t('interval', { low: text.text('share', figure.low), high: text.text('share', figure.high) })}</p>
      <p>{t('intervalNote')}</p>
    </div>
  )
}

function TargetState({ measure, value }: { measure: Measure; value: number | null }) {
  const t = useTranslations('insight')
  const format = useFormat()
  if (measure.target === undefined || value === null) return null
  const gap = measure.better === 'down' ? value - measure.target : measure.target - value
  if (gap <= 0)
    return (
      <span className="ml-auto flex shrink-0 items-center gap-1 text-ok-ink text-sm">
        <Check aria-hidden className="size-3.5" />
        {t('reached')}
      </span>
    )
  return (
    <span className="ml-auto shrink-0 text-sm text-warn-ink">
      {measure.unit === 'share'
        ? t('notReachedShare', { gap: format.number(gap * 100, 1) })
        : t('notReachedSeconds', { gap: format.number(gap, gap < 10 ? 1 : 0) })}
    </span>
  )
}

/** Shares on 0 to 100 %, durations on 0 to twice the target. */
function TargetBar({ name, measure, value }: { name: string; measure: Measure; value: number | null }) {
  const t = useTranslations('insight')
  const text = useMeasureText()
  const { target = 0, unit } = measure
  const full = unit === 'share' ? 1 : target * 2
  const place = (at: number) => `${Math.min(1, Math.max(0, at / full)) * 100}%`
  return (
    <div
      role="img"
      aria-label={t('progress', { name, value: text.text(unit, value), target: targetText(measure, text) })}
      className="relative mt-2 h-1.5 rounded-full bg-sunken"
    >
      <span className="absolute inset-y-0 left-0 rounded-full bg-pass" style={{ width: place(value ?? 0) }} />
      <span className="absolute -inset-y-1 w-0.5 bg-ink" style={{ left: place(target) }} />
    </div>
  )
}

/** Targets are round: 90%, not 90.0%. */
function targetText({ unit, target = 0 }: Measure, text: MeasureText): string {
  return unit === 'share' ? `${Math.round(target * 1000) / 10}%` : text.text(unit, target)
}

function changeClass({ better, unit }: Measure, value: number | null, previous: number | null): string {
  if (better === null || value === null || previous === null) return 'text-ink-meta'
  const difference = (value - previous) * (better === 'up' ? 1 : -1)
  const negligible = unit === 'share' ? 0.0005 : 0.05
  return Math.abs(difference) < negligible ? 'text-ink-meta' : difference > 0 ? 'text-ok-ink' : 'text-warn-ink'
}
