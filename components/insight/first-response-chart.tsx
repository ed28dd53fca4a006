'use client'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { useFormat } from '../ui/use-format.ts'
import { useThemeColors } from '../ui/use-theme-colors.ts'
import { Chart, type ChartOption } from './chart.tsx'
import { ChartCard, LegendItem } from './chart-card.tsx'
import { chartColors, chartStyle } from './chart-style.ts'
import { Definition } from './definition.tsx'
import { HiddenTable } from './hidden-table.tsx'
import type { Overview } from './kpi-card.tsx'
import { useMeasureText } from './use-measure-text.ts'

/** Mean and 90th percentile by day, people's mean after a hand-off, and the target. */
export function FirstResponseChart({ overview, className }: { overview: Overview; className?: string }) {
  const t = useTranslations('insight')
  const names = useTranslations('measures.firstResponse')
  const format = useFormat()
  const text = useMeasureText()
  const colors = useThemeColors(chartColors)
  const { days } = overview
  const { target } = overview.measures.firstResponse
  const option = useMemo((): ChartOption => {
    const line = { type: 'line' as const, symbolSize: 5, showSymbol: days.length < 15, connectNulls: false }
    const mark = { silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: colors.ok, type: 'dashed' as const } }
    const style = chartStyle(colors, {
      days: days.map((day) => text.day(day.date)),
      value: (figure) => format.number(figure, figure % 1 ? 1 : 0),
    })
    return {
      ...style,
      // The target is seen also when everything lies far below it.
      yAxis: { ...style.yAxis, max: ({ max }) => Math.max(Math.ceil((max * 1.1) / 10) * 10, (target ?? 0) + 10) },
      series: [
        {
          ...line,
          name: t('mean'),
          data: days.map((day) => day.firstResponse.value),
          lineStyle: { color: colors.ink, width: 2 },
          itemStyle: { color: colors.ink },
          markLine: target === undefined ? undefined : { ...mark, data: [{ yAxis: target }] },
        },
        {
          ...line,
          name: t('p90'),
          data: days.map((day) => day.firstResponse.p90),
          lineStyle: { color: colors.pass, width: 1.5 },
          itemStyle: { color: colors.pass },
        },
        {
          ...line,
          name: t('humanMean'),
          data: days.map((day) => day.humanFirstResponse.value),
          lineStyle: { color: colors.human, width: 2 },
          itemStyle: { color: colors.human },
        },
      ],
    }
  }, [days, target, colors, format, text, t])
  return (
    <ChartCard
      title={names('name')}
      definition={<Definition name={names('name')} formula={names('formula')} note={names('note')} />}
      unit={t('byDay', { unit: t('seconds') })}
      className={className}
      aside={
        <>
          <LegendItem line className="bg-ink">
            {t('mean')}
          </LegendItem>
          <LegendItem line className="bg-pass">
            {t('p90')}
          </LegendItem>
          <LegendItem line className="bg-human">
            {t('humanMean')}
          </LegendItem>
          {target !== undefined && (
            <LegendItem line className="border-ok border-t-2 border-dashed">
              {t('targetLine', { value: format.number(target) })}
            </LegendItem>
          )}
        </>
      }
    >
      <Chart option={option} label={t('chartResponse')} className="mx-2 mb-2 h-56" />
      <HiddenTable
        caption={`${names('name')}, ${t('byDay', { unit: t('seconds') })}`}
        head={[t('day'), t('mean'), t('p90'), t('humanMean')]}
        rows={days.map((day) => [
          text.day(day.date),
          text.text('seconds', day.firstResponse.value),
          text.text('seconds', day.firstResponse.p90),
          text.text('seconds', day.humanFirstResponse.value),
        ])}
      />
    </ChartCard>
  )
}
