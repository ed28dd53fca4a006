'use client'
import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import type { Project } from '../../flows/document/project.ts'
import { readStored } from '../../flows/document/stored-document.ts'
import { flowTexts } from '../../flows/translations/flow-texts.ts'
import type { DesignerStore } from '../designer/store.ts'
import type { SimulationStore } from '../simulator/simulation-store.ts'
import { useTourReport } from './use-tour.ts'

/** Tells the tour that somebody wrote in the simulator, and that a text was changed and is saved. */
export function useReportDesign(input: {
  projectId: string
  /** As it was when the page was opened. */
  document: string
  store: DesignerStore
  simulation: SimulationStore
  saved: boolean
}): void {
  const { projectId, document, store, simulation, saved } = input
  const { wanted: wantsTry, report: reportTry } = useTourReport('simulate')
  const said = useStore(simulation, ({ session }) => session?.steps.some(({ event }) => event.kind === 'message') ?? false)
  useEffect(() => {
    if (wantsTry && said) reportTry({ step: 'simulate', projectId })
  }, [wantsTry, said, reportTry, projectId])

  const { wanted: wantsText, report: reportText } = useTourReport('text')
  const before = useMemo(() => (wantsText ? textsOf(readStored(document).project) : null), [wantsText, document])
  useEffect(() => {
    if (before !== null && saved && textsOf(store.getState().history.document.project) !== before) reportText({ step: 'text', projectId })
  }, [before, saved, store, reportText, projectId])
}

/** Every text customers read, as one. */
function textsOf(project: Project): string {
  return JSON.stringify(Object.values(project.flows).flatMap((flow) => flowTexts(flow).map(({ id, text }) => [id, text])))
}
