'use client'
import { useTranslations } from 'next-intl'
import { Skeleton } from '../ui/skeleton.tsx'

const cards = [
  { left: 60, top: 80, height: 220 },
  { left: 360, top: 130, height: 260 },
  { left: 660, top: 80, height: 330 },
  { left: 660, top: 450, height: 150 },
]

/** Head, tabs, cards and dock in their places. */
export function DesignerSkeleton() {
  const t = useTranslations('common')
  return (
    <div role="status" aria-label={t('loading')} className="flex h-full min-h-0 flex-col">
      <div className="flex h-12 shrink-0 items-center gap-4 bg-surface px-5">
        <Skeleton className="h-3.5 w-40" />
        <Skeleton className="ml-auto h-7 w-32" />
      </div>
      <div className="flex h-9 shrink-0 items-center gap-6 border-line border-b bg-surface px-5">
        {['w-12', 'w-16', 'w-10', 'w-10', 'w-10'].map((width, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: shapes without identity
          <Skeleton key={index} className={width} />
        ))}
      </div>
      <div className="flex min-h-0 flex-1">
        <div className="relative flex-1 overflow-hidden bg-canvas">
          {cards.map((card) => (
            <div
              key={`${card.left}-${card.top}`}
              style={card}
              className="absolute flex w-[216px] flex-col gap-3 rounded-lg border border-line bg-raised p-3"
            >
              <Skeleton className="w-1/2" />
              <Skeleton className="w-4/5" />
              <Skeleton className="w-3/5" />
            </div>
          ))}
        </div>
        <div className="w-[340px] border-line border-l bg-surface" />
      </div>
    </div>
  )
}
