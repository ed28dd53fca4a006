import { Skeleton } from '../ui/skeleton.tsx'

/** The dashboard's shape while its figures are counted. */
export function OverviewSkeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="grid grid-cols-12 gap-3">
      {[0, 1, 2, 3].map((card) => (
        <div
          key={card}
          className="col-span-12 flex h-[150px] flex-col gap-3 rounded-lg border border-line bg-surface p-4 sm:col-span-6 xl:col-span-3"
        >
          <Skeleton className="w-1/2" />
          <Skeleton className="h-7 w-1/3" />
          <Skeleton className="w-2/3" />
          <Skeleton className="h-1.5 w-full" />
        </div>
      ))}
      {['xl:col-span-5', 'xl:col-span-4', 'xl:col-span-3'].map((span) => (
        <div key={span} className={`col-span-12 flex h-72 flex-col gap-4 rounded-lg border border-line bg-surface p-4 ${span}`}>
          <Skeleton className="w-1/3" />
          <Skeleton className="h-full w-full" />
        </div>
      ))}
    </div>
  )
}
