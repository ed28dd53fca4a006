'use client'
import { RotateCw, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { cn } from './cn.ts'

/** What happened and what to do; ids only behind "details". For failed requests take components/api/query-error.tsx. */
export function ErrorState({
  title,
  children,
  detail,
  onRetry,
  className,
}: {
  title: ReactNode
  children?: ReactNode
  detail?: string
  onRetry?: () => void
  className?: string
}) {
  const t = useTranslations('common')
  return (
    <div role="alert" className={cn('flex flex-col items-center justify-center gap-1 px-6 py-12 text-center', className)}>
      <span className="mb-2 grid size-10 place-items-center rounded-lg bg-bad-soft text-bad">
        <TriangleAlert aria-hidden className="size-5" strokeWidth={1.75} />
      </span>
      <h2 className="font-semibold text-md">{title}</h2>
      {children && <div className="max-w-[52ch] text-ink-2 text-sm">{children}</div>}
      {detail && (
        <details className="mt-1 text-ink-meta text-sm">
          <summary>{t('details')}</summary>
          <code className="select-all break-all text-xs">{detail}</code>
        </details>
      )}
      {onRetry && (
        <Button icon={RotateCw} onClick={onRetry} className="mt-3">
          {t('retry')}
        </Button>
      )}
    </div>
  )
}
