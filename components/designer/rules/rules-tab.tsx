'use client'
import { Plus, Scale } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useStore } from 'zustand'
import { ruleTraces } from '../../simulator/rule-traces.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { editRules } from '../document/edit-project.ts'
import { newId } from '../document/new-id.ts'
import { useDesigner, useDocument, useReadOnly } from '../model/designer-context.tsx'
import { useQueues } from '../model/use-queues.ts'
import { RuleCard } from './rule-card.tsx'
import { WhyPanel } from './why-panel.tsx'

/** The escalation policy: rules that read as two sentences, top to bottom. */
export function RulesTab() {
  const t = useTranslations('designer.rules')
  const { documents, view, simulation } = useDesigner()
  const readOnly = useReadOnly()
  const rules = useDocument((document) => document.project.policy.rules)
  const session = useStore(simulation, (state) => state.session)
  const { queues } = useQueues()
  const [open, setOpen] = useState<string | null>(null)
  const fired = new Set(ruleTraces(session).flatMap((trace) => (trace.result === 'fired' ? [trace.ruleId] : [])))

  const add = () => {
    const id = newId('rule')
    documents.edit(
      editRules.add({
        id,
        name: t('newName'),
        when: { kind: 'all', items: [{ kind: 'compare', field: 'signals.sentiment', operator: 'lessOrEqual', value: -0.5 }] },
        then: [{ kind: 'offerHuman', queueId: queues[0]?.id ?? '', message: {} }],
        state: 'shadow',
        frequency: { kind: 'once' },
        scope: { flowIds: [], channels: [] },
        stopHere: false,
      }),
      { label: 'changeRule' },
    )
    setOpen(id)
  }
  const move = (id: string, index: number) => {
    const target = Math.max(0, Math.min(rules.length - 1, index))
    documents.edit(editRules.move(id, target), { label: 'changeRule' })
    view.announce(t('moved', { name: rules.find((rule) => rule.id === id)?.name ?? '', place: target + 1 }))
  }
  return (
    <div className="flex min-h-0 min-w-0 flex-1 bg-bg" role="tabpanel" aria-labelledby="designer-tab-rules">
      <section className="min-w-0 flex-1 overflow-y-auto px-5 pb-10">
        <header className="flex h-14 items-center gap-3">
          <h2 className="shrink-0 font-semibold text-lg">{t('title')}</h2>
          <p className="min-w-0 flex-1 truncate text-ink-meta text-sm" title={t('about')}>
            {t('about')}
          </p>
          {!readOnly && rules.length > 0 && (
            <Button icon={Plus} onClick={add} data-testid="add-rule">
              {t('add')}
            </Button>
          )}
        </header>
        {rules.length === 0 ? (
          <EmptyState
            icon={Scale}
            title={t('empty')}
            action={
              !readOnly && (
                <Button variant="primary" icon={Plus} onClick={add} data-testid="add-rule">
                  {t('add')}
                </Button>
              )
            }
          >
            {t('emptyHint')}
          </EmptyState>
        ) : (
          <ol className="mx-auto flex max-w-[1080px] flex-col gap-[7px]" aria-label={t('title')}>
            {rules.map((rule, index) => (
              <RuleCard
                key={rule.id}
                rule={rule}
                index={index}
                count={rules.length}
                fired={fired.has(rule.id)}
                open={open === rule.id}
                onOpen={(on) => setOpen(on ? rule.id : null)}
                onMove={move}
              />
            ))}
          </ol>
        )}
      </section>
      <WhyPanel />
    </div>
  )
}
