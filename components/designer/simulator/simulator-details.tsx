'use client'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { callsOf } from '../../simulator/calls.ts'
import { rulesOf } from '../../simulator/rule-view.ts'
import type { SimulationStore } from '../../simulator/simulation-store.ts'
import { Tabs, TabsContent, TabsList, TabsTrigger } from '../../ui/tabs.tsx'
import { CallsPanel } from './calls-panel.tsx'
import { PersonaForm } from './persona-form.tsx'
import { QueuesForm } from './queues-form.tsx'
import { RulesPanel } from './rules-panel.tsx'
import { SignalsPanel } from './signals-panel.tsx'
import { VariablesPanel } from './variables-panel.tsx'

const panels = {
  rules: RulesPanel,
  variables: VariablesPanel,
  signals: SignalsPanel,
  calls: CallsPanel,
  customer: PersonaForm,
  queues: QueuesForm,
}
const names = Object.keys(panels) as (keyof typeof panels)[]

/** What the conversation knows: which rules fired and why, variables, signals, calls, and the world it plays in. */
export function SimulatorDetails({ simulation }: { simulation: SimulationStore }) {
  const t = useTranslations('sim')
  const session = useStore(simulation, (state) => state.session)
  const counts: Partial<Record<keyof typeof panels, number>> = useMemo(
    () => ({
      rules: (session && rulesOf(session)?.rules.filter(({ result }) => result === 'fired').length) || undefined,
      calls: (session && callsOf(session).length) || undefined,
    }),
    [session],
  )
  return (
    <Tabs defaultValue="rules" className="flex h-[36%] min-h-44 flex-col border-line border-t">
      <TabsList aria-label={t('details')} className="gap-0 overflow-x-auto px-1">
        {names.map((name) => (
          <TabsTrigger key={name} value={name} count={counts[name]} data-testid={`sim-tab-${name}`} className="gap-1 px-1.5 text-sm">
            {t(`tab.${name}`)}
          </TabsTrigger>
        ))}
      </TabsList>
      {names.map((name) => {
        const Panel = panels[name]
        return (
          <TabsContent key={name} value={name} className="flex-1 overflow-y-auto p-3">
            <Panel simulation={simulation} />
          </TabsContent>
        )
      })}
    </Tabs>
  )
}
