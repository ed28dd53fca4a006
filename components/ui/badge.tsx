import { cn } from './cn.ts'

/** A count that wants attention; nothing at zero, 99+ above. */
export function Badge({
  count,
  label,
  tone = 'accent',
  className,
}: {
  count: number
  label?: string
  tone?: 'accent' | 'bad' | 'quiet'
  className?: string
}) {
  if (count <= 0) return null
  return (
    <span
      className={cn(
        'inline-block h-4 min-w-4 shrink-0 rounded-full px-1.5 text-center text-xs leading-4',
        tone === 'accent' && 'bg-accent text-on-accent',
        tone === 'bad' && 'bg-bad text-white dark:text-[#2a0d08]',
        tone === 'quiet' && 'bg-sunken text-ink-2',
        className,
      )}
    >
      {count > 99 ? '99+' : count}
      {label && <span className="sr-only"> {label}</span>}
    </span>
  )
}
