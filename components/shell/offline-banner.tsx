'use client'
import { WifiOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useReachable } from '../api/connection.ts'

/** Says that the server cannot be reached and that we keep trying; leaves by itself. */
export function OfflineBanner() {
  const t = useTranslations('shell')
  const reachable = useReachable()
  return (
    <div role="status">
      {!reachable && (
        <div className="flex h-8 items-center justify-center gap-2 bg-warn-soft px-4 text-sm text-warn-ink">
          <WifiOff aria-hidden className="size-4" strokeWidth={1.75} />
          {t('offline')}
        </div>
      )}
    </div>
  )
}
