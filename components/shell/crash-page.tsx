'use client'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { ErrorState } from '../ui/error-state.tsx'

/** What stands in place of a page whose rendering failed. */
export function CrashPage({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations('shell.crash')
  useEffect(() => console.error(error), [error])
  const detail = error instanceof Error ? ((error as Error & { digest?: string }).digest ?? error.message) : String(error)
  return (
    <ErrorState title={t('title')} detail={detail} onRetry={retry} className="h-full min-h-80">
      {t('text')}
    </ErrorState>
  )
}
