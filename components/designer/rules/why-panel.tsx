'use client'
import { CirclePlay } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useStore } from 'zustand'
import { Chat } from '../../simulator/chat.tsx'
import { Composer } from '../../simulator/composer.tsx'
import { ruleTraces } from '../../simulator/rule-traces.ts'
import { RuleTraceRow } from '../../simulator/rules-panel.tsx'
import { SignalsPanel } from '../../simulator/signals-panel.tsx'
import { Timeline } from '../../simulator/timeline.tsx'
import { Button } from '../../ui/button.tsx'
import { useDesigner, useDocument } from '../model/designer-context.tsx'

/** Try the rules in a conversation: its last turn, the signals, and rule by rule why it fired or not. */
export function WhyPanel() {
  const t = useTranslations('designer.rules')
  const { simulation } = useDesigner()
  const session = useStore(simulation, (state) => state.session)
  const rules = useDocument((document) => document.project.policy.rules)
  const traces = ruleTraces(session)
  const fired = traces.filter((trace) => trace.result === 'fired').length
  return (
    <aside aria-label={t('tryTitle')} className="flex min-h-0 w-[388px] shrink-0 flex-col border-line border-l bg-surface text-sm">
      <header className="flex h-14 shrink-0 items-center gap-2 px-4">
        <h2 className="font-semibold text-md">{t('tryTitle')}</h2>
        <Button size="sm" icon={CirclePlay} className="ml-auto" onClick={simulation.restart}>
          {session.steps.length === 0 ? t('tryStart') : t('tryAgain')}
        </Button>
      </header>
      {session.steps.length === 0 ? (
        <p className="px-4 text-ink-meta">{t('tryHint')}</p>
      ) : (
        <>
          <div className="flex h-[34%] min-h-44 shrink-0 flex-col border-line border-t">
            <Chat />
          </div>
          <Composer />
          <Timeline />
          <div className="min-h-0 flex-1 overflow-y-auto">
            <SignalsPanel />
            <h3 className="flex h-8 items-center border-line border-t px-4 font-semibold">
              {t('why')}
              <small className="ml-auto font-normal text-ink-meta text-xs">
                {t('whyCount', { judged: traces.filter((trace) => trace.result !== 'skipped').length, fired })}
              </small>
            </h3>
            {traces.length === 0 ? (
              <p className="px-4 pb-3 text-ink-meta">{t('noTrace')}</p>
            ) : (
              <ul className="flex flex-col gap-1.5 px-3 pb-3">
                {traces.map((trace) => (
                  <RuleTraceRow key={trace.ruleId} trace={trace} number={rules.findIndex((rule) => rule.id === trace.ruleId) + 1} />
                ))}
              </ul>
            )}
          </div>
        </>
      )}
    </aside>
  )
}
