import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'

const looks = {
  info: ['bg-accent-soft', 'text-accent-ink', Info],
  ok: ['bg-ok-soft', 'text-ok-ink', CircleCheck],
  warn: ['bg-warn-soft', 'text-warn-ink', TriangleAlert],
  bad: ['bg-bad-soft', 'text-bad', CircleAlert],
} as const

/** A note that belongs to what stands beside it, with its actions on the right. */
export function Callout({
  tone = 'info',
  actions,
  className,
  children,
}: {
  tone?: keyof typeof looks
  actions?: ReactNode
  className?: string
  children: ReactNode
}) {
  const [ground, ink, Icon] = looks[tone]
  return (
    <div
      role={tone === 'bad' ? 'alert' : 'note'}
      className={cn('flex items-center gap-2 rounded-md px-3 py-1.5 text-sm', ground, className)}
    >
      <Icon aria-hidden className={cn('size-4 shrink-0', ink)} strokeWidth={1.75} />
      <div className="min-w-0 flex-1">{children}</div>
      {actions && <div className="flex shrink-0 gap-2">{actions}</div>}
    </div>
  )
}
