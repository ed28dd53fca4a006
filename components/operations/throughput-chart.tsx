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

/** Customers' messages by minute: answered and turned away. */
export function ThroughputChart({ minutes, hour }: Pick<Operations, 'minutes' | 'hour'>) {
  const t = useTranslations('operations')
  const format = useFormat()
  const colors = useThemeColors(chartColors)
  const option = useMemo((): ChartOption => {
    const bar = { type: 'bar' as const, stack: 'all', barCategoryGap: '20%' }
    const style = chartStyle(colors, { days: minutes.map(({ at }) => format.time(at)), value: (figure) => format.number(figure) })
    return {
      ...style,
      xAxis: { ...style.xAxis, axisLabel: { ...style.xAxis.axisLabel, interval: 9 } },
      series: [
        { ...bar, name: t('answered'), data: minutes.map(({ answered }) => answered), itemStyle: { color: colors.know } },
        { ...bar, name: t('refused'), data: minutes.map(({ turnedAway }) => turnedAway), itemStyle: { color: colors.human } },
      ],
    }
  }, [minutes, colors, format, t])
  return (
    <ChartCard
      title={t('throughput')}
      unit={t('perMinute')}
      aside={
        <>
          <LegendItem className="bg-know">{t('answered')}</LegendItem>
          <LegendItem className="bg-human">{t('refused')}</LegendItem>
        </>
      }
    >
      <p className="px-4 text-ink-2 text-sm">{t('inTheHour', { count: hour.answered })}</p>
      <Chart option={option} label={t('throughput')} className="mx-2 mb-2 h-36" />
      <HiddenTable
        caption={`${t('throughput')}, ${t('perMinute')}`}
        head={[t('minute'), t('answered'), t('refused')]}
        rows={minutes.map(({ at, answered, turnedAway }) => [format.time(at), format.number(answered), format.number(turnedAway)])}
      />
    </ChartCard>
  )
}
