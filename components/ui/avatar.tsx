import { Bot, type LucideIcon } from 'lucide-react'
import { cn } from './cn.ts'

export type Presence = 'online' | 'busy' | 'break' | 'offline'
const sizes = { xs: 'size-5 text-xs', sm: 'size-6 text-xs', md: 'size-8 text-md', lg: 'size-10 text-lg' }
const dots: Record<Presence, string> = { online: 'bg-ok', busy: 'bg-bad', break: 'bg-warn', offline: 'bg-ink-3' }

/** The first sign of a name in a circle; a presence dot or an icon for those who have no name. */
export function Avatar({
  name,
  size = 'md',
  presence,
  bot = false,
  icon,
  className,
}: {
  name: string
  size?: keyof typeof sizes
  presence?: Presence
  bot?: boolean
  icon?: LucideIcon
  className?: string
}) {
  const Icon = icon ?? (bot ? Bot : undefined)
  return (
    <span
      aria-hidden
      className={cn(
        'relative grid shrink-0 select-none place-items-center rounded-full',
        bot ? 'bg-know-soft text-know-ink' : 'bg-pass-soft text-ink-2',
        sizes[size],
        className,
      )}
    >
      {Icon ? <Icon className="size-[55%]" strokeWidth={1.75} /> : firstSign(name)}
      {presence && <span className={cn('-right-px -bottom-px absolute size-2 rounded-full ring-2 ring-surface', dots[presence])} />}
    </span>
  )
}

export function PresenceDot({ presence, className }: { presence: Presence; className?: string }) {
  return <span aria-hidden className={cn('inline-block size-2 shrink-0 rounded-full', dots[presence], className)} />
}

function firstSign(name: string): string {
  const [first] = name.trim()
  return first ? first.toUpperCase() : '?'
}
