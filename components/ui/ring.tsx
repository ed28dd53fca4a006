import { cn } from './cn.ts'

/** A ring that drains: `value` is the share left, 1 full to 0 empty. Colour follows the share unless given. */
export function Ring({ value, size = 14, className }: { value: number; size?: number; className?: string }) {
  const left = Math.min(1, Math.max(0, value))
  const length = 2 * Math.PI * 6
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      aria-hidden="true"
      className={cn('-rotate-90 shrink-0', left <= 0 ? 'text-bad' : left < 0.34 ? 'text-warn' : 'text-ink-2', className)}
    >
      <circle cx="8" cy="8" r="6" fill="none" strokeWidth="2.5" className="stroke-line-strong" />
      <circle
        cx="8"
        cy="8"
        r="6"
        fill="none"
        strokeWidth="2.5"
        stroke="currentColor"
        strokeDasharray={`${(left <= 0 ? 1 : left) * length} ${length}`}
      />
    </svg>
  )
}
