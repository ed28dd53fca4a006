'use client'
import { ArrowLeft, ChevronLeft, ChevronRight, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { QueryError } from '../../api/query-error.tsx'
import { RecordedList } from '../../designer/simulator/recorded-list.tsx'
import { RulesSeen } from '../../designer/simulator/rules-panel.tsx'
import { cn } from '../../ui/cn.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useFormat } from '../../ui/use-format.ts'
import type { TrialTurn } from './trial-turns.ts'
import type { Trial } from './use-trial.ts'

type TrialPanelProps = {
  projectId: string
  conversationId: string | null
  /** The conversations one goes through, when a rule's count led here. */
  among: { rule: string; ids: string[] } | null
  trial: Trial
  turns: TrialTurn[]
  /** The step that is looked at. */
  step: number | null
  onChoose(conversationId: string | null): void
  onStep(step: number): void
  onClose(): void
}

/** A real conversation as the rules of the draft see it: at which words which of them fires, and why the others do not. */
export function TrialPanel({ projectId, conversationId, among, trial, turns, step, onChoose, onStep, onClose }: TrialPanelProps) {
  const t = useTranslations('tabs.trial')
  const place = among && conversationId ? among.ids.indexOf(conversationId) : -1
  const { session } = trial
  return (
    <aside
      data-region
      data-testid="rule-trial"
      aria-label={t('title')}
      className="flex w-[360px] shrink-0 flex-col border-line border-l bg-surface max-[1100px]:absolute max-[1100px]:inset-y-0 max-[1100px]:right-0 max-[1100px]:z-20 max-[1100px]:shadow-2"
    >
      <div className="flex h-11 shrink-0 items-center gap-1 border-line border-b pr-2 pl-3">
        {conversationId && <IconButton size="sm" label={t('others')} icon={ArrowLeft} onClick={() => onChoose(null)} />}
        <h2 className="min-w-0 flex-1 truncate font-semibold">{t('title')}</h2>
        {among && place >= 0 && (
          <>
            <IconButton
              size="sm"
              label={t('previous')}
              icon={ChevronLeft}
              disabled={place === 0}
              onClick={() => onChoose(among.ids[place - 1] ?? null)}
            />
            <span className="text-ink-2 text-sm tabular-nums">{t('place', { number: place + 1, count: among.ids.length })}</span>
            <IconButton
              size="sm"
              label={t('next')}
              icon={ChevronRight}
              disabled={place === among.ids.length - 1}
              onClick={() => onChoose(among.ids[place + 1] ?? null)}
            />
          </>
        )}
        <IconButton size="sm" label={t('close')} icon={X} data-testid="close-trial" onClick={onClose} />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto p-3">
        {conversationId === null ? (
          <>
            <p className="mb-2 text-ink-2 text-sm">{t('about')}</p>
            <RecordedList projectId={projectId} loading={null} onChoose={onChoose} />
          </>
        ) : trial.error ? (
          <QueryError error={trial.error} onRetry={trial.again} />
        ) : !session ? (
          <Skeleton className="h-60" />
        ) : (
          <div className={cn(trial.busy && 'opacity-60')} aria-busy={trial.busy}>
            {among && place >= 0 && <p className="mb-2 text-ink-2 text-sm">{t('among', { rule: among.rule, count: among.ids.length })}</p>}
            <Turns {...{ turns, step, onStep }} names={new Map(session.project.policy.rules.map(({ id, name }) => [id, name]))} />
            <h3 className="mt-4 mb-1 font-semibold">{t('why')}</h3>
            <RulesSeen session={step === null ? null : { ...session, at: step }} />
          </div>
        )}
      </div>
    </aside>
  )
}

function Turns({
  turns,
  step,
  names,
  onStep,
}: Pick<TrialPanelProps, 'turns' | 'step' | 'onStep'> & { names: ReadonlyMap<string, string> }) {
  const t = useTranslations('tabs.trial')
  const events = useTranslations('sim.event')
  const format = useFormat()
  if (turns.length === 0) return <p className="text-ink-meta">{t('nothingSaid')}</p>
  return (
    <ol className="flex flex-col gap-px">
      {turns.map((turn) => (
        <li key={turn.step}>
          <button
            type="button"
            aria-current={turn.step === step || undefined}
            data-testid={`trial-turn-${turn.step}`}
            onClick={() => onStep(turn.step)}
            className={cn(
              'flex w-full items-baseline gap-2 rounded-md px-2 py-1 text-left hover:bg-sunken',
              turn.step === step && 'bg-accent-soft hover:bg-accent-soft',
            )}
          >
            <span className="shrink-0 text-ink-meta text-xs tabular-nums">{format.time(turn.at)}</span>
            <span className="min-w-0 flex-1">
              <span className={cn('line-clamp-2 [overflow-wrap:anywhere]', turn.said === null && 'text-ink-meta')}>
                {turn.said ?? (turn.event === 'message' ? '' : events(turn.event))}
              </span>
              {turn.fired.length > 0 && (
                <span className="mt-0.5 flex flex-wrap gap-1">
                  {turn.fired.map((id) => (
                    <Tag key={id} tone="ok">
                      {names.get(id) ?? id}
                    </Tag>
                  ))}
                </span>
              )}
            </span>
          </button>
        </li>
      ))}
    </ol>
  )
}
