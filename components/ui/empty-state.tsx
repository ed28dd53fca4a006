import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'

/** What belongs here, why it is useful, and the way to the first one. */
export function EmptyState({
  icon: Icon,
  title,
  children,
  action,
  className,
}: {
  icon?: LucideIcon
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
  className?: string
}) {
  return (
    <div className={cn('flex flex-col items-center justify-center gap-1 px-6 py-12 text-center', className)}>
      {Icon && (
        <span className="mb-2 grid size-10 place-items-center rounded-lg bg-sunken text-ink-meta">
          <Icon aria-hidden className="size-5" strokeWidth={1.75} />
        </span>
      )}
      <h2 className="font-semibold text-md">{title}</h2>
      {children && <div className="max-w-[52ch] text-ink-meta text-sm">{children}</div>}
      {action && <div className="mt-3 flex gap-2">{action}</div>}
    </div>
  )
}
