'use client'
import { CheckCheck, Pin, Play, Trash2 } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useRef } from 'react'
import type { Language } from '../../../flows/document/primitives.ts'
import { compile } from '../../../flows/engine/compile.ts'
import { expectWhatHappens } from '../../../flows/scenarios/expect-what-happens.ts'
import type { Scenario } from '../../../flows/scenarios/scenario.ts'
import { describeAct } from '../../../flows/scenarios/words.ts'
import type { DesignerTabProps } from '../../designer/contract.ts'
import { usePlay } from '../../designer/simulator/use-play.ts'
import type { Outcome } from '../../scenarios/suite-work.ts'
import { Button } from '../../ui/button.tsx'
import { Tag } from '../../ui/tag.tsx'
import { toast } from '../../ui/toast.tsx'
import { KeptInput } from '../kept-input.tsx'
import { ScenarioStepView } from './scenario-step.tsx'

type ScenarioDetailProps = Pick<DesignerTabProps, 'project' | 'queues' | 'readOnly' | 'edit'> & {
  scenario: Scenario
  /** Of the last run; absent before it. */
  outcome: Outcome | undefined
}

/** One scenario step by step, in words: what happens, what is expected, and what came instead. */
export function ScenarioDetail({ scenario, outcome, project, queues, readOnly, edit }: ScenarioDetailProps) {
  const t = useTranslations('scenarios')
  const language = useLocale() as Language
  const top = useRef<HTMLDivElement>(null)
  const play = usePlay()
  const outside = { queues, choices: outcome?.choices ?? {} }
  const change = (part: Partial<Scenario>, merge?: string): void =>
    edit(
      t('edit'),
      ({ scenarios }) => {
        const target = scenarios.find(({ id }) => id === scenario.id)
        if (target) Object.assign(target, part)
      },
      merge ? { merge } : {},
    )
  const accept = (): void => {
    const { opens, steps } = expectWhatHappens({ program: compile(project), scenario })
    change({ opens, steps })
    toast.success(t('accepted'))
  }
  const resultOf = (index: number) => outcome?.steps.find((step) => step.index === index)
  const shared = { language, project, outside, unanswered: outcome?.unanswered ?? [] }
  return (
    <div ref={top} className="min-w-0 flex-1 overflow-y-auto p-5" data-testid="scenario-detail">
      <div className="flex max-w-[760px] flex-col gap-3">
        <div className="flex flex-wrap items-center gap-2">
          <KeptInput
            value={scenario.name}
            readOnly={readOnly}
            maxLength={160}
            aria-label={t('name')}
            className="min-w-60 flex-1"
            onChange={(name) => change({ name }, `scenario:${scenario.id}`)}
          />
          {outcome && <Tag tone={outcome.passed ? 'ok' : 'bad'}>{t(`state.${outcome.passed ? 'passed' : 'failed'}`)}</Tag>}
          {scenario.generated && <Tag outline>{t('auto')}</Tag>}
        </div>
        <dl className="flex flex-wrap gap-x-4 gap-y-1 text-ink-meta text-sm">
          {worldOf(scenario).map(([name, value]) => (
            <div key={name} className="flex gap-1.5">
              <dt>{t(`world.${name}`)}</dt>
              <dd className="text-ink-2">{value}</dd>
            </div>
          ))}
        </dl>
        <div className="flex flex-wrap gap-2">
          <Button size="sm" icon={Play} title={t('playHint')} data-testid="play-scenario" onClick={() => play(scenario)}>
            {t('play')}
          </Button>
          {!readOnly && (
            <>
              {outcome && !outcome.passed && (
                <Button size="sm" icon={CheckCheck} title={t('acceptHint')} data-testid="accept-scenario" onClick={accept}>
                  {t('accept')}
                </Button>
              )}
              {scenario.generated && (
                <Button size="sm" icon={Pin} title={t('keepHint')} onClick={() => change({ generated: false })}>
                  {t('keep')}
                </Button>
              )}
              <Button
                size="sm"
                variant="danger-quiet"
                icon={Trash2}
                onClick={() =>
                  edit(t('remove'), (document) => {
                    document.scenarios = document.scenarios.filter(({ id }) => id !== scenario.id)
                  })
                }
              >
                {t('remove')}
              </Button>
            </>
          )}
        </div>
        <ol className="mt-1 flex flex-col">
          <ScenarioStepView index={-1} what={t('opening')} expected={scenario.opens} result={resultOf(-1)} {...shared} />
          {scenario.steps.map((step, index) => (
            <ScenarioStepView
              // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
              key={index}
              index={index}
              what={describeAct({ act: step.act, language, project, outside })}
              expected={step.expect}
              result={resultOf(index)}
              {...shared}
            />
          ))}
        </ol>
      </div>
    </div>
  )
}

/** What is not as usual about the world it starts in, and what always matters. */
function worldOf({ language, startsAt, channel, customer }: Scenario): ['language' | 'startsAt' | 'channel' | 'customer', string][] {
  const about = [customer.name, ...Object.entries(customer.attributes).map(([key, value]) => `${key}: ${String(value)}`), ...customer.tags]
  const known = about.filter(Boolean).join(' · ')
  return [
    ['language', language === 'en' ? 'English' : '中文'],
    ['startsAt', startsAt.replace('T', ' ')],
    ['channel', channel.kind],
    ...(known ? [['customer', known] as ['customer', string]] : []),
  ]
}
