'use client'
import { createContext, useContext } from 'react'
import { createStore, useStore } from 'zustand'
import type { Finding } from '../../flows/analysis/finding.ts'
import type { Language } from '../../flows/document/primitives.ts'
import type { Marks } from './comparison/marks.ts'
import type { DesignDocument, Edit } from './contract.ts'
import { adopt, apply, type History, redo, type Stepped, startHistory, undo } from './document/history.ts'

export type Dock = 'inspector' | 'simulator' | 'comments' | 'rules'
export type SimulationPath = { flowId: string; currentCardId: string | null; cards: string[]; links: string[] } | null

export const designerTabs = ['flow', 'rules', 'intents', 'variables', 'scenarios', 'settings', 'versions'] as const
export type DesignerTab = (typeof designerTabs)[number]

/** Cards to bring into view, at a zoom at which they can be read, or at the one that is set; flown there or at once; with `ifHidden`
 * only when they are not in sight. */
export type Flight = { cards: string[] | 'all'; zoom?: 'keep'; instant?: boolean; ifHidden?: boolean }

export type DesignerState = {
  history: History
  /** Counts changes of the document; the autosave watches it. */
  changes: number
  tab: DesignerTab
  flowId: string
  /** The scenario that is looked at. */
  scenarioId: string | null
  language: Language
  selectedCards: string[]
  selectedNode: string | null
  /** The note or frame that is chosen: `note:id`, `frame:id`. */
  selectedExtra: string | null
  /** The text on the canvas that is being written: `card:id` its name, `node:id`, `note:id`, `frame:id`. */
  editing: string | null
  /** What the last action did, for the live region. */
  announcement: string
  /** Key of the link that is chosen. */
  selectedLink: string | null
  findings: Finding[]
  /** False until the first analysis is done: no findings then means nothing. */
  analysed: boolean
  path: SimulationPath
  dock: Dock
  /** What to bring into view; the canvas does it as soon as it can. */
  fly: Flight | null
  readOnly: boolean
  /** Nodes whose sub-flow is shown in place. */
  unfolded: string[]
  /** The nodes from which one went into the flow that is open, the outermost first. */
  callers: { flowId: string; nodeId: string }[]
  /** Two versions are shown laid over each other, and this is where they differ. */
  comparison: Marks | null
  edit: Edit
  /** One's own last step, whatever others did since; says what came of it. */
  undo(): Stepped
  redo(): Stepped
  /** Take over what was brought together with somebody else's work; undo passes over it. */
  adopt(document: DesignDocument): void
  set(part: Partial<Settable>): void
}

type Settable = Pick<
  DesignerState,
  | 'tab'
  | 'flowId'
  | 'scenarioId'
  | 'language'
  | 'selectedCards'
  | 'selectedNode'
  | 'selectedLink'
  | 'selectedExtra'
  | 'editing'
  | 'announcement'
  | 'findings'
  | 'analysed'
  | 'path'
  | 'dock'
  | 'fly'
  | 'unfolded'
  | 'callers'
>

export type DesignerStore = ReturnType<typeof createDesignerStore>

type DesignerOptions = {
  document: DesignDocument
  language: Language
  readOnly: boolean
  comparison?: Marks /** Of an earlier visit. */
  steps?: Pick<History, 'past' | 'future'>
}

export function createDesignerStore(options: DesignerOptions) {
  return createStore<DesignerState>()((set, get) => {
    const step = (go: (history: History) => Stepped): Stepped => {
      const { history, changes } = get()
      const stepped = go(history)
      if (stepped.history !== history)
        set({ history: stepped.history, changes: stepped.history.document === history.document ? changes : changes + 1 })
      return stepped
    }
    return {
      history: { ...startHistory(options.document), ...options.steps },
      changes: 0,
      tab: 'flow',
      flowId: options.document.project.entryFlowId,
      scenarioId: null,
      language: options.language,
      selectedCards: [],
      selectedNode: null,
      selectedLink: null,
      selectedExtra: null,
      editing: null,
      announcement: '',
      findings: [],
      analysed: false,
      path: null,
      dock: 'inspector',
      fly: null,
      readOnly: options.readOnly,
      unfolded: [],
      callers: [],
      comparison: options.comparison ?? null,
      edit: (label, recipe, { merge } = {}) =>
        set((state) => {
          if (state.readOnly) return state
          const history = apply(state.history, { label, at: Date.now(), merge, recipe })
          return history === state.history ? state : { history, changes: state.changes + 1 }
        }),
      undo: () => step(undo),
      redo: () => step(redo),
      adopt: (document) =>
        set((state) => {
          const history = adopt(state.history, document)
          return history === state.history ? state : { history, changes: state.changes + 1 }
        }),
      set: (part) => set(part),
    }
  })
}

export const DesignerContext = createContext<DesignerStore | null>(null)

export function useDesignerStore(): DesignerStore {
  const store = useContext(DesignerContext)
  if (!store) throw new Error('outside of a designer')
  return store
}

export function useDesigner<T>(select: (state: DesignerState) => T): T {
  return useStore(useDesignerStore(), select)
}
