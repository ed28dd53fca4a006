import { cn } from '../ui/cn.ts'

/** Two hands on one line: the bot's and the human's. */
export function Logo({ className }: { className?: string }) {
  return (
    <span className={cn('grid size-[30px] shrink-0 place-items-center rounded-md bg-ink text-surface', className)}>
      <svg
        viewBox="0 0 20 20"
        className="size-[66%]"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        <path d="M3 5.5h9.5M7.75 5.5v6a3 3 0 0 0 3 3H17" />
      </svg>
    </span>
  )
}
