import { cn } from './cn.ts'

/** `value` from 0 to 1; without it work of unknown length. `label` says what is being done. */
export function Progress({ value, label, className }: { value?: number; label: string; className?: string }) {
  const percent = value === undefined ? undefined : Math.round(Math.min(1, Math.max(0, value)) * 100)
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className={cn('h-1.5 overflow-hidden rounded-full bg-sunken', className)}
    >
      <div
        style={{ width: `${percent ?? 35}%` }}
        className={cn('h-full rounded-full bg-accent transition-[width]', percent === undefined && 'animate-shimmer')}
      />
    </div>
  )
}
