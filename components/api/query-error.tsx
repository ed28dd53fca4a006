'use client'
import { useTranslations } from 'next-intl'
import { ErrorState } from '../ui/error-state.tsx'
import { useErrorText } from './use-error-text.ts'

/** The error state of a failed query: `if (query.isError) return <QueryError error={query.error} onRetry={query.refetch} />`. */
export function QueryError({ error, onRetry, className }: { error: unknown; onRetry?: () => unknown; className?: string }) {
  const t = useTranslations('common')
  const { text, detail } = useErrorText()(error)
  return (
    <ErrorState title={t('couldNotLoad')} detail={detail} onRetry={onRetry && (() => void onRetry())} className={className}>
      {text}
    </ErrorState>
  )
}
