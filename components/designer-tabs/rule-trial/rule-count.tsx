'use client'
import { CircleStop, History } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '../../ui/button.tsx'
import { Progress } from '../../ui/progress.tsx'
import type { Backtest } from '../publish/use-backtest.ts'

type RuleCountProps = {
  backtest: Backtest /** The rules changed since they were counted. */
  isOld: boolean
  onStart(): void
  onStop(): void
}

/** Counts how often each rule would have fired in the latest conversations: begun by hand, with progress, stopped at will. */
export function RuleCount({ backtest, isOld, onStart, onStop }: RuleCountProps) {
  const t = useTranslations('tabs.trial')
  const { state, total, results, skipped } = backtest
  const looked = results.length + skipped
  if (state === 'running')
    return (
      <span role="status" className="flex items-center gap-2 text-ink-2 text-sm">
        <Progress label={t('counting')} value={total > 0 ? looked / total : undefined} className="w-24" />
        <Button size="sm" variant="quiet" icon={CircleStop} onClick={onStop}>
          {t('stop')}
        </Button>
      </span>
    )
  return (
    <span className="flex items-center gap-2">
      <span role="status" className="text-ink-meta text-sm">
        {state === 'failed'
          ? t('failed')
          : state !== 'idle' && (results.length === 0 ? t('noConversations') : isOld ? t('old') : t('counted', { count: results.length }))}
      </span>
      <Button icon={History} data-testid="count-rules" onClick={onStart}>
        {t(state === 'idle' ? 'count' : 'countAgain')}
      </Button>
    </span>
  )
}
