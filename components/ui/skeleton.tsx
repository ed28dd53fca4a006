import { cn } from './cn.ts'

/** The shape of what is coming. Give it the size of the real thing so nothing jumps. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn('block h-3 animate-shimmer rounded-sm bg-line', className)} />
}

export function SkeletonRows({ rows = 6, label, className }: { rows?: number; label: string; className?: string }) {
  return (
    <div role="status" aria-label={label} className={cn('flex flex-col gap-3 p-4', className)}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows without identity
        <div key={row} className="flex items-center gap-3">
          <Skeleton className="size-8 rounded-full" />
          <div className="flex flex-1 flex-col gap-2">
            <Skeleton className={['w-2/5', 'w-1/3', 'w-1/2'][row % 3]} />
            <Skeleton className={['w-4/5', 'w-3/5', 'w-2/3'][row % 3]} />
          </div>
        </div>
      ))}
    </div>
  )
}
