'use client'
import { useTranslations } from 'next-intl'
import { Segmented } from '../../ui/segmented.tsx'
import type { Stranded } from './fates.ts'
import { type MoveGoal, MovePlan } from './move-plan.tsx'

/** What is done with conversations under way; null: they stay on their version. */
export type Choice = { stranded: Stranded } | null

type MoveChoiceProps = {
  channels: { id: string; name: string; count: number }[]
  to: MoveGoal
  choice: Choice
  onChoice(choice: Choice): void
}

/** Another version goes live: do those who are under way stay, or come along? With what coming along would do to them. */
export function MoveChoice({ channels, to, choice, onChoice }: MoveChoiceProps) {
  const t = useTranslations('moves')
  return (
    <section data-testid="publish-running">
      <div className="flex flex-wrap items-center gap-3">
        <h3 className="font-semibold">{t('choice')}</h3>
        <Segmented
          label={t('choice')}
          value={choice ? 'move' : 'stay'}
          onValueChange={(value) => onChoice(value === 'move' ? { stranded: 'stay' } : null)}
          segments={[
            { value: 'stay', label: t('stayChoice') },
            { value: 'move', label: t('moveChoice') },
          ]}
        />
      </div>
      <p className="mt-1.5 text-ink-meta text-sm">{t(choice ? 'moveHint' : 'stayHint')}</p>
      {channels.map(({ id, name, count }) => (
        <div key={id} className="mt-3">
          <h4 className="mb-1.5 text-ink-2 text-sm">
            {name} · {t('count', { count })}
          </h4>
          <MovePlan
            channelId={id}
            to={to}
            stranded={choice?.stranded ?? 'stay'}
            {...(choice ? { onStranded: (stranded: Stranded) => onChoice({ stranded }) } : {})}
          />
        </div>
      ))}
    </section>
  )
}
