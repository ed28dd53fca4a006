import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn.ts'

/** A bordered ground for one subject, with an optional head line. */
export function Panel({
  title,
  aside,
  flush = false,
  className,
  children,
  ...props
}: Omit<ComponentProps<'section'>, 'title'> & { title?: ReactNode; aside?: ReactNode; flush?: boolean }) {
  return (
    <section {...props} className={cn('min-w-0 rounded-lg border border-line bg-surface', className)}>
      {(title || aside) && (
        <header className="flex min-h-11 items-center gap-2 px-4">
          <h2 className="min-w-0 truncate font-semibold text-md">{title}</h2>
          {aside && <div className="ml-auto flex items-center gap-2 text-ink-meta text-sm">{aside}</div>}
        </header>
      )}
      <div className={cn(!flush && (title ? 'px-4 pb-4' : 'p-4'))}>{children}</div>
    </section>
  )
}
