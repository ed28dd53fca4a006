'use client'
import { Check, Minus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Language } from '../../../flows/document/primitives.ts'
import type { Project } from '../../../flows/document/project.ts'
import { isSame } from '../../../flows/document/same.ts'
import type { ScenarioExpectation } from '../../../flows/scenarios/scenario.ts'
import { describeEffect, describeExpectation, describeFound, type OutsideNames } from '../../../flows/scenarios/words.ts'
import type { Outcome } from '../../scenarios/suite-work.ts'
import { Callout } from '../../ui/callout.tsx'
import { cn } from '../../ui/cn.ts'

type ScenarioStepProps = {
  /** −1: the opening. */
  index: number
  what: string
  expected: readonly ScenarioExpectation[]
  result: Outcome['steps'][number] | undefined
  unanswered: Outcome['unanswered']
  language: Language
  project: Project
  outside: OutsideNames
}

/** What happens, then each expectation: held, not looked at yet, or what came instead. */
export function ScenarioStepView({ index, what, expected, result, unanswered, ...telling }: ScenarioStepProps) {
  const t = useTranslations('scenarios')
  const failed = result !== undefined && result.unmet.length > 0
  const effects = [...new Set(unanswered.filter((call) => call.index === index).map(({ effect }) => effect))]
  return (
    <li data-testid={`scenario-step-${index}`} data-failed={failed || undefined} className="relative pb-4 pl-7">
      <span aria-hidden className="absolute top-5 bottom-0 left-[8px] w-px bg-line" />
      <span
        aria-hidden
        className={cn(
          'absolute top-0.5 left-0 grid size-[17px] place-items-center rounded-full text-xs tabular-nums',
          failed ? 'bg-bad-soft text-bad' : result ? 'bg-ok-soft text-ok-ink' : 'bg-sunken text-ink-meta',
        )}
      >
        {index + 1 || '·'}
      </span>
      <p className="break-words">{what}</p>
      <ul className="mt-1 flex flex-col gap-1 text-sm">
        {expected.map((expectation) => {
          const unmet = result?.unmet.find((each) => isSame(each.expectation, expectation))
          const sentence = describeExpectation({ expectation, ...telling })
          const Icon = unmet ? X : result ? Check : Minus
          return (
            <li key={JSON.stringify(expectation)} className="flex gap-2">
              <Icon
                aria-hidden
                className={cn('mt-[3px] size-3.5 shrink-0', unmet ? 'text-bad' : result ? 'text-ok-ink' : 'text-ink-3')}
                strokeWidth={2}
              />
              {unmet ? (
                <dl className="grid min-w-0 flex-1 grid-cols-[auto_1fr] gap-x-2 rounded-md bg-bad-soft px-2 py-1">
                  <dt className="text-ink-2">{t('expected')}</dt>
                  <dd className="whitespace-pre-line break-words">{sentence}</dd>
                  <dt className="text-ink-2">{t('instead')}</dt>
                  <dd className="whitespace-pre-line break-words font-semibold">{describeFound({ unmet, ...telling }) || t('nothing')}</dd>
                </dl>
              ) : (
                <span className="min-w-0 whitespace-pre-line break-words text-ink-2">{sentence}</span>
              )}
            </li>
          )
        })}
        {expected.length === 0 && <li className="text-ink-meta">{t('nothingExpected')}</li>}
        {effects.map((effect) => (
          <li key={effect}>
            <Callout tone="warn">{t('unanswered', { effect: describeEffect(effect, telling.language) })}</Callout>
          </li>
        ))}
      </ul>
    </li>
  )
}
