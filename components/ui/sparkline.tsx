import { cn } from './cn.ts'

/** The course of a few figures without axes; the last one marked. `label` tells it to those who cannot see it. */
export function Sparkline({
  values,
  label,
  width = 64,
  height = 20,
  className,
}: {
  values: readonly number[]
  label: string
  width?: number
  height?: number
  className?: string
}) {
  if (values.length === 0) return <span style={{ width, height }} className="inline-block" />
  const low = Math.min(...values)
  const span = Math.max(...values) - low || 1
  const points = values.map(
    (value, index) => [2 + (index / Math.max(1, values.length - 1)) * (width - 6), 3 + (1 - (value - low) / span) * (height - 6)] as const,
  )
  const last = points.at(-1)
  return (
    <svg width={width} height={height} role="img" aria-label={label} className={cn('shrink-0 text-pass', className)}>
      <polyline
        points={points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      {last && <circle cx={last[0]} cy={last[1]} r="2" className="fill-ink" />}
    </svg>
  )
}
