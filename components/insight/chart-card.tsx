import type { ReactNode } from 'react'

/** A panel of the dashboard: name, definition, what is measured, on the right a legend or remark. */
export function ChartCard({
  title,
  definition,
  unit,
  aside,
  className = '',
  children,
}: {
  title: string
  definition?: ReactNode
  unit?: string
  aside?: ReactNode
  className?: string
  children: ReactNode
}) {
  return (
    <section aria-label={title} className={`flex min-w-0 flex-col rounded-lg border border-line bg-surface ${className}`}>
      <header className="flex min-h-11 flex-wrap items-center gap-x-2 px-4 pt-1">
        <h2 className="font-semibold text-md">{title}</h2>
        {definition}
        {unit && <span className="text-ink-meta text-sm">{unit}</span>}
        {aside && <span className="ml-auto flex flex-wrap items-center gap-x-3 text-ink-2 text-sm">{aside}</span>}
      </header>
      {children}
    </section>
  )
}

/** The legend's mark and word. */
export function LegendItem({ className, line = false, children }: { className: string; line?: boolean; children: ReactNode }) {
  return (
    <span className="flex items-center gap-1.5">
      <span aria-hidden className={`${line ? 'h-0.5 w-3.5' : 'size-2.5 rounded-sm'} ${className}`} />
      {children}
    </span>
  )
}
