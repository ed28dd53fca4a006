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

/** Conversations by day: with the bot alone, and handed off. */
export function VolumeChart({ overview, className }: { overview: Overview; className?: string }) {
  const t = useTranslations('insight')
  const names = useTranslations('measures.conversations')
  const format = useFormat()
  const text = useMeasureText()
  const colors = useThemeColors(chartColors)
  const days = useMemo(
    () =>
      overview.days.map(({ date, conversations, handoffRate }) => ({
        name: text.day(date),
        handedOff: handoffRate.count,
        botOnly: conversations.value - handoffRate.count,
      })),
    [overview.days, text],
  )
  const option = useMemo((): ChartOption => {
    const bar = { type: 'bar' as const, stack: 'all', barMaxWidth: 28, barCategoryGap: '25%' }
    return {
      ...chartStyle(colors, { days: days.map((day) => day.name), value: (figure) => format.number(figure) }),
      series: [
        { ...bar, name: t('botOnly'), data: days.map((day) => day.botOnly), itemStyle: { color: colors.know } },
        { ...bar, name: t('handedOff'), data: days.map((day) => day.handedOff), itemStyle: { color: colors.human } },
      ],
    }
  }, [days, colors, format, t])
  return (
    <ChartCard
      title={names('name')}
      definition={<Definition name={names('name')} formula={names('formula')} note={names('note')} />}
      unit={t('perDay')}
      className={className}
      aside={
        <>
          <LegendItem className="bg-know">{t('botOnly')}</LegendItem>
          <LegendItem className="bg-human">{t('handedOff')}</LegendItem>
        </>
      }
    >
      <Chart option={option} label={t('chartVolume')} className="mx-2 mb-2 h-56" />
      <HiddenTable
        caption={`${names('name')}, ${t('perDay')}`}
        head={[t('day'), t('botOnly'), t('handedOff')]}
        rows={days.map((day) => [day.name, format.number(day.botOnly), format.number(day.handedOff)])}
      />
    </ChartCard>
  )
}
