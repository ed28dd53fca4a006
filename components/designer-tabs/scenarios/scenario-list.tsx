'use client'
import { CircleCheck, CircleDashed, CircleX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useState } from 'react'
import type { Scenario } from '../../../flows/scenarios/scenario.ts'
import type { Outcome } from '../../scenarios/suite-work.ts'
import { cn } from '../../ui/cn.ts'
import { Segmented } from '../../ui/segmented.tsx'

type ScenarioListProps = {
  scenarios: readonly Scenario[]
  outcomes: Readonly<Record<string, Outcome>>
  chosen: string
  onChoose(id: string): void
}
const looks = {
  passed: [CircleCheck, 'text-ok-ink'],
  failed: [CircleX, 'text-bad'],
  unknown: [CircleDashed, 'text-ink-3'],
} as const

/** Every scenario with how it went; arrow keys walk them. */
export function ScenarioList({ scenarios, outcomes, chosen, onChoose }: ScenarioListProps) {
  const t = useTranslations('scenarios')
  const [filter, setFilter] = useState<'all' | 'failed'>('all')
  const stateOf = ({ id }: Scenario): keyof typeof looks => (outcomes[id] ? (outcomes[id].passed ? 'passed' : 'failed') : 'unknown')
  const shown = filter === 'all' ? scenarios : scenarios.filter((each) => stateOf(each) === 'failed')
  const walk = (event: KeyboardEvent<HTMLElement>): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const next = by && shown[shown.findIndex(({ id }) => id === chosen) + by]
    if (!next) return
    event.preventDefault()
    onChoose(next.id)
    event.currentTarget.querySelector<HTMLElement>(`[data-id="${CSS.escape(next.id)}"]`)?.focus()
  }
  return (
    <div className="flex w-72 shrink-0 flex-col border-line border-r max-lg:w-56">
      <div className="p-2 pb-0">
        <Segmented
          label={t('filter')}
          value={filter}
          onValueChange={setFilter}
          className="flex"
          segments={[
            { value: 'all', label: t('all') },
            { value: 'failed', label: t('failedOnly') },
          ]}
        />
      </div>
      <nav aria-label={t('list')} onKeyDown={walk} className="flex min-h-0 flex-1 flex-col gap-0.5 overflow-y-auto p-2">
        {shown.length === 0 && <p className="px-2 py-1 text-ink-meta text-sm">{t('noneFailed')}</p>}
        {shown.map((scenario) => {
          const state = stateOf(scenario)
          const [Icon, tone] = looks[state]
          return (
            <button
              key={scenario.id}
              type="button"
              data-testid={`scenario-${scenario.id}`}
              data-id={scenario.id}
              data-state={state}
              title={scenario.name}
              aria-current={scenario.id === chosen || undefined}
              onClick={() => onChoose(scenario.id)}
              className={cn(
                'flex shrink-0 items-start gap-2 rounded-md px-2 py-1.5 text-left hover:bg-sunken',
                scenario.id === chosen && 'bg-accent-soft text-accent-ink hover:bg-accent-soft',
              )}
            >
              <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', tone)} strokeWidth={1.75} />
              <span className="line-clamp-2 min-w-0 flex-1 break-words">{scenario.name}</span>
              <span className="sr-only">{t(`state.${state}`)}</span>
            </button>
          )
        })}
      </nav>
    </div>
  )
}
