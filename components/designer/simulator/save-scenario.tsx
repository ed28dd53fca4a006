'use client'
import { ListPlus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useStore } from 'zustand'
import { MAX_SCENARIOS } from '../../../flows/scenarios/open-scenarios.ts'
import { recordRun } from '../../scenarios/record-run.ts'
import { storySoFar } from '../../simulator/session.ts'
import type { SimulationStore } from '../../simulator/simulation-store.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { toast } from '../../ui/toast.tsx'
import { newLocalId } from '../document/operations.ts'
import { useDesigner, useDesignerStore } from '../store.ts'

/** The run up to the step looked at becomes a scenario that expects what happened. */
export function SaveScenario({ simulation }: { simulation: SimulationStore }) {
  const t = useTranslations('scenarios')
  const designer = useDesignerStore()
  const readOnly = useDesigner((state) => state.readOnly)
  const busy = useStore(simulation, (state) => state.busy)

  function save(): void {
    const { session } = simulation.getState()
    const { edit, set, history } = designer.getState()
    if (!session) return
    if (history.document.scenarios.length >= MAX_SCENARIOS) {
      toast.error(t('full', { count: MAX_SCENARIOS }))
      return
    }
    const recorded = recordRun({ steps: storySoFar(session), project: session.project, id: newLocalId('s'), unnamed: t('unnamed') })
    if ('refused' in recorded) {
      toast.error(t('savedByHand'))
      return
    }
    const { scenario, differences } = recorded
    edit(t('save'), (document) => void document.scenarios.push(scenario))
    const action = { label: t('open'), onClick: () => set({ tab: 'scenarios', scenarioId: scenario.id }) }
    if (differences > 0) toast.error(t('savedDiffers', { count: differences }), { action })
    else toast.success(t('saved', { name: scenario.name }), { action })
  }
  if (readOnly) return null
  return <IconButton size="sm" label={t('save')} icon={ListPlus} disabled={busy} data-testid="sim-save-scenario" onClick={save} />
}
