import type { useThemeColors } from '../ui/use-theme-colors.ts'

export const chartColors = ['ink', 'ink-2', 'ink-meta', 'line', 'line-strong', 'raised', 'surface', 'pass', 'know', 'human', 'ok'] as const
export type ChartColors = ReturnType<typeof useThemeColors<typeof chartColors>>

/** What all charts share: ground, axes by day, tooltip in the product's look and language. */
export function chartStyle(colors: ChartColors, { days, value }: { days: string[]; value: (figure: number) => string }) {
  const text = { color: colors['ink-meta'], fontFamily: 'inherit', fontSize: 11 }
  return {
    animation: false,
    grid: { left: 8, right: 12, top: 12, bottom: 4, outerBoundsMode: 'same' as const, outerBoundsContain: 'axisLabel' as const },
    xAxis: {
      type: 'category' as const,
      data: days,
      axisLine: { lineStyle: { color: colors['line-strong'] } },
      axisTick: { show: false },
      axisLabel: { ...text, hideOverlap: true },
    },
    yAxis: {
      type: 'value' as const,
      minInterval: 1,
      splitNumber: 4,
      splitLine: { lineStyle: { color: colors.line } },
      axisLabel: { ...text, formatter: value },
    },
    tooltip: {
      trigger: 'axis' as const,
      confine: true,
      // As text inside the drawing: names of others cannot become markup.
      renderMode: 'richText' as const,
      valueFormatter: (figure: unknown) => (typeof figure === 'number' ? value(figure) : '–'),
      backgroundColor: colors.raised,
      borderColor: colors['line-strong'],
      textStyle: { color: colors.ink, fontFamily: 'inherit', fontSize: 12 },
      axisPointer: { lineStyle: { color: colors['line-strong'] } },
    },
  }
}
