'use client'
import { ChevronRight, CircleCheck, CircleHelp, type LucideIcon, MessageSquareText, Play, Split, TriangleAlert, X } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { Passage, Verdict } from '../../../flows/backtest/backtest.ts'
import type { BacktestResult } from '../../../server/projects/backtest-project.ts'
import { Button } from '../../ui/button.tsx'
import { Progress } from '../../ui/progress.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { groupDifferences, type SameDifference } from './group-differences.ts'
import { type Backtest, useBacktest } from './use-backtest.ts'

const looks: Record<Verdict, { icon: LucideIcon; ink: string }> = {
  end: { icon: TriangleAlert, ink: 'text-warn-ink' },
  way: { icon: Split, ink: 'text-ink-2' },
  words: { icon: MessageSquareText, ink: 'text-ink-2' },
  unknown: { icon: CircleHelp, ink: 'text-ink-meta' },
  same: { icon: CircleCheck, ink: 'text-ok-ink' },
}
/** The worst first. */
const verdicts = Object.keys(looks) as Verdict[]
const SHOWN = 12

/** How the latest recorded conversations would go on the draft: how many differently, where, and how many would reach a person. */
export function BacktestCheck({ projectId, revision }: { projectId: string; revision: number }) {
  const t = useTranslations('publish.backtest')
  const { backtest, start, stop } = useBacktest(projectId)
  const { state, total, results, skipped } = backtest
  const looked = results.length + skipped
  if (state === 'idle') {
    return (
      <div className="flex flex-col items-start gap-2">
        <p className="text-ink-2">{t('about')}</p>
        <Button size="sm" icon={Play} data-testid="backtest" onClick={() => void start(revision)}>
          {t('start')}
        </Button>
      </div>
    )
  }
  return (
    <div className="flex flex-col gap-1" data-testid="backtest-result" data-state={state}>
      {state === 'running' && (
        <div role="status" className="flex items-center gap-2 text-ink-2 text-sm">
          <Progress label={t('running')} value={total > 0 ? looked / total : undefined} className="w-32" />
          {total > 0 && <span className="tabular-nums">{t('progress', { looked, total })}</span>}
          <Button size="sm" variant="quiet" icon={X} onClick={stop}>
            {t('stop')}
          </Button>
        </div>
      )}
      {state === 'failed' && <p className="text-bad text-sm">{t('failed')}</p>}
      {state === 'stopped' && <p className="text-ink-meta text-sm">{t('stopped', { looked, total })}</p>}
      {state === 'done' && looked === 0 && <p className="text-ink-2">{t('nothing')}</p>}
      {looked > 0 && <Figures {...backtest} />}
      {(state === 'failed' || state === 'stopped') && (
        <Button size="sm" icon={Play} className="self-start" onClick={() => void start(revision)}>
          {t('again')}
        </Button>
      )}
    </div>
  )
}

function Figures({ results, skipped }: Pick<Backtest, 'results' | 'skipped'>) {
  const t = useTranslations('publish.backtest')
  const known = results.filter(({ verdict }) => verdict !== 'unknown')
  const handedOver = (side: 'before' | 'after') => known.filter((result) => result[side].handedOver).length
  return (
    <>
      {verdicts.map((verdict) => {
        const those = results.filter((result) => result.verdict === verdict)
        return those.length > 0 && <Those key={verdict} verdict={verdict} those={those} />
      })}
      {skipped > 0 && <p className="pl-5.5 text-ink-meta text-sm">{t('skipped', { count: skipped })}</p>}
      {known.length > 0 && (
        <p className="text-sm" data-testid="backtest-handoffs">
          {t('handedOver', { before: handedOver('before'), after: handedOver('after') })}
        </p>
      )}
    </>
  )
}

/** How many, and opened, how they differ; those who may not read conversations only see how many. */
function Those({ verdict, those }: { verdict: Verdict; those: BacktestResult[] }) {
  const t = useTranslations('publish.backtest')
  const { icon: Icon, ink } = looks[verdict]
  const told = ({ said, cards }: Passage) => (verdict === 'way' ? cards.join(' → ') : said.join(' / '))
  const groups = groupDifferences(those, told)
  const line = (
    <>
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${ink}`} strokeWidth={1.75} />
      <span>{t(`verdict.${verdict}`, { count: those.length })}</span>
    </>
  )
  if (groups.length === 0) return <p className="flex items-start gap-1.5">{line}</p>
  return (
    <details className="group" data-testid={`backtest-${verdict}`}>
      <summary className="flex cursor-pointer list-none items-start gap-1.5 rounded-sm">
        {line}
        <ChevronRight aria-hidden className="mt-1 size-3.5 shrink-0 text-ink-meta transition-transform group-open:rotate-90" />
      </summary>
      <ul className="mt-1 flex max-h-64 flex-col gap-2 overflow-y-auto pl-5.5 text-sm">
        {groups.slice(0, SHOWN).map((group) => (
          <Difference key={JSON.stringify([group.before, group.after])} group={group} />
        ))}
        {groups.length > SHOWN && <li className="text-ink-meta">{t('more', { count: groups.length - SHOWN })}</li>}
      </ul>
    </details>
  )
}

const LED_TO = 3

function Difference({ group: { before, after, results } }: { group: SameDifference }) {
  const t = useTranslations('publish.backtest')
  const format = useFormat()
  const lines = { before, after }
  return (
    <li>
      <dl className="grid grid-cols-[auto_1fr] gap-x-2">
        {Object.entries(lines).map(([when, text]) => (
          <div key={when} className="contents">
            <dt className="text-ink-meta">{t(when as keyof typeof lines)}</dt>
            <dd className="line-clamp-3 min-w-0 break-words text-ink-2">{text || t('silent')}</dd>
          </div>
        ))}
      </dl>
      <p className="text-ink-meta">
        {results.slice(0, LED_TO).map(({ conversationId, startedAt, first }) => (
          <Link
            key={conversationId}
            href={`/inbox?open=${conversationId}`}
            target="_blank"
            className="mr-2 text-accent-ink underline-offset-2 hover:underline"
          >
            {first?.customer ? t('quote', { text: [...first.customer].slice(0, 24).join('') }) : format.dayTime(startedAt)}
          </Link>
        ))}
        {results.length > LED_TO && t('more', { count: results.length - LED_TO })}
      </p>
    </li>
  )
}
