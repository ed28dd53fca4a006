'use client'
import { createContext, useContext } from 'react'
import type { Scenario } from '../../../flows/scenarios/scenario.ts'
import { playScenario } from '../../simulator/play-scenario.ts'
import type { SimulationStore } from '../../simulator/simulation-store.ts'
import { useDesignerStore } from '../store.ts'

export const SimulationContext = createContext<SimulationStore | null>(null)

/** Shows a scenario in the simulator beside the canvas, step by step; one goes back in it and on from anywhere. */
export function usePlay(): (scenario: Scenario) => void {
  const store = useDesignerStore()
  const simulation = useContext(SimulationContext)
  return (scenario) => {
    if (!simulation) return
    const { history, set } = store.getState()
    set({ tab: 'flow', dock: 'simulator' })
    simulation.load(playScenario({ project: history.document.project, scenario }))
  }
}
