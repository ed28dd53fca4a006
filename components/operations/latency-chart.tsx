'use client'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { ApiOutputs } from '../api/use-api.ts'
import { Chart, type ChartOption } from '../insight/chart.tsx'
import { ChartCard, LegendItem } from '../insight/chart-card.tsx'
import { chartColors, chartStyle } from '../insight/chart-style.ts'
import { HiddenTable } from '../insight/hidden-table.tsx'
import { useFormat } from '../ui/use-format.ts'
import { useThemeColors } from '../ui/use-theme-colors.ts'

type Operations = ApiOutputs['operations']['get']

/** From a customer's message to the committed answer: the middle and the slow end, by minute. */
export function LatencyChart({ minutes, hour }: Pick<Operations, 'minutes' | 'hour'>) {
  const t = useTranslations('operations')
  const format = useFormat()
  const colors = useThemeColors(chartColors)
  const millis = useMemo(() => (figure: number | null) => (figure === null ? '–' : t('millis', { count: Math.round(figure) })), [t])
  const option = useMemo((): ChartOption => {
    const line = { type: 'line' as const, symbolSize: 3, showAllSymbol: true, lineStyle: { width: 1.5 } }
    const style = chartStyle(colors, { days: minutes.map(({ at }) => format.time(at)), value: (figure) => millis(figure) })
    return {
      ...style,
      xAxis: { ...style.xAxis, axisLabel: { ...style.xAxis.axisLabel, interval: 9 } },
      series: [
        { ...line, name: t('half'), data: minutes.map(({ p50 }) => p50), color: colors.know },
        { ...line, name: t('slowest'), data: minutes.map(({ p95 }) => p95), color: colors.human },
      ],
    }
  }, [minutes, colors, format, millis, t])
  return (
    <ChartCard
      title={t('latency')}
      aside={
        <>
          <LegendItem line className="bg-know">
            {t('half')}
          </LegendItem>
          <LegendItem line className="bg-human">
            {t('slowest')}
          </LegendItem>
        </>
      }
    >
      <p className="px-4 text-ink-2 text-sm">
        {hour.p50 === null ? t('noAnswers') : t('latencyHour', { p50: millis(hour.p50), p95: millis(hour.p95) })}
      </p>
      <Chart option={option} label={t('latency')} className="mx-2 mb-2 h-36" />
      <HiddenTable
        caption={t('latency')}
        head={[t('minute'), t('half'), t('slowest')]}
        rows={minutes.map(({ at, p50, p95 }) => [format.time(at), millis(p50), millis(p95)])}
      />
    </ChartCard>
  )
}
