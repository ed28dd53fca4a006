'use client'
import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { SimulationStore } from '../../simulator/simulation-store.ts'
import type { FlowDocument } from '../document/document.ts'
import { findCard, findFlow } from '../document/document.ts'
import type { DocumentStore } from './document-store.ts'
import type { DraftKeep } from './drafts-kept.ts'
import type { FindingsState, FindingsStore } from './findings-store.ts'
import type { Saver } from './saver.ts'
import type { ViewState, ViewStore } from './view-store.ts'

/** Everything of one open project. */
export type Designer = {
  projectId: string
  documents: DocumentStore
  view: ViewStore
  saver: Saver
  keep: DraftKeep
  findings: FindingsStore
  simulation: SimulationStore
}

const Context = createContext<Designer | null>(null)
export const DesignerProvider = Context.Provider

export function useDesigner(): Designer {
  const designer = useContext(Context)
  if (!designer) throw new Error('useDesigner needs a DesignerProvider')
  return designer
}

/** Part of the document. Select narrowly: whoever selects little renders little. */
export function useDocument<T>(select: (document: FlowDocument) => T): T {
  return useStore(useDesigner().documents, (state) => select(state.document))
}

export function useReadOnly(): boolean {
  return useStore(useDesigner().documents, (state) => state.readOnly)
}

export function useView<T>(select: (state: ViewState) => T): T {
  return useStore(useDesigner().view, select)
}

export function useFindings<T>(select: (state: FindingsState) => T): T {
  return useStore(useDesigner().findings, select)
}

/** The flow on the canvas. */
export function useFlow() {
  const flowId = useView((state) => state.flowId)
  return useDocument((document) => findFlow(document, flowId))
}

export function useCard(cardId: string) {
  const flowId = useView((state) => state.flowId)
  return useDocument((document) => findCard(document, flowId, cardId))
}
