import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { Fragment, type ReactNode } from 'react'
import { cn } from '../ui/cn.ts'

/** The 48 px line on top of every page: where one is, tabs, state, actions on the right. */
export function PageHead({
  title,
  crumbs = [],
  meta,
  tabs,
  actions,
  className,
}: {
  title: ReactNode /** From the outermost in. */
  crumbs?: readonly { label: ReactNode; href: string }[] /** Beside the title: version, saved state. */
  meta?: ReactNode
  tabs?: ReactNode
  actions?: ReactNode
  className?: string
}) {
  return (
    <header className={cn('flex h-12 shrink-0 items-center gap-3 border-line border-b bg-surface pr-3 pl-5', className)}>
      <div className="flex min-w-0 items-center gap-1.5">
        {crumbs.map((crumb) => (
          <Fragment key={crumb.href}>
            <Link href={crumb.href} className="truncate text-ink-2 hover:text-ink">
              {crumb.label}
            </Link>
            <ChevronRight aria-hidden className="size-3.5 shrink-0 text-ink-3" />
          </Fragment>
        ))}
        <h1 className="truncate font-semibold text-[14px]">{title}</h1>
        {meta && <div className="ml-1.5 flex items-center gap-2 text-ink-meta text-sm">{meta}</div>}
      </div>
      {tabs && <div className="ml-1 h-full">{tabs}</div>}
      {actions && <div className="ml-auto flex shrink-0 items-center gap-2">{actions}</div>}
    </header>
  )
}
