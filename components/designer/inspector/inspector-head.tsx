import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '../../ui/cn.ts'

/** What the dock is about: icon, name, where it is. */
export function InspectorHead({
  icon: Icon,
  kind = 'pass',
  title,
  detail,
  actions,
}: {
  icon: LucideIcon
  kind?: string
  title: ReactNode
  detail: ReactNode
  actions?: ReactNode
}) {
  return (
    <header className="flex items-center gap-2 border-line border-b px-4 py-2.5">
      <span className={cn('grid size-6 shrink-0 place-items-center rounded-md bg-[var(--ks)] text-[var(--k)]', `tk-${kind}`)}>
        <Icon aria-hidden className="size-4" strokeWidth={1.75} />
      </span>
      <div className="min-w-0 flex-1 leading-4">
        <h2 className="truncate font-semibold text-md">{title}</h2>
        <p className="truncate text-ink-meta text-xs">{detail}</p>
      </div>
      {actions}
    </header>
  )
}

export function InspectorSection({ title, aside, children }: { title?: ReactNode; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-1.5 border-line border-b px-4 pt-2.5 pb-3">
      {(title || aside) && (
        <div className="flex min-h-5 items-center gap-2">
          {title && <h3 className="font-normal text-ink-2">{title}</h3>}
          {aside && <span className="ml-auto text-ink-meta text-xs">{aside}</span>}
        </div>
      )}
      {children}
    </section>
  )
}
