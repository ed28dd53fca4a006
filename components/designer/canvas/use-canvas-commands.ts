'use client'
import { Frame, Goal, LayoutGrid, Maximize, PanelLeft, StickyNote, Workflow } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useCallback, useMemo } from 'react'
import { type CommandEntry, useCommandSource, useCommands } from '../../shell/command-registry.ts'
import { goTo } from '../place.ts'
import { useDesigner, useDesignerStore } from '../store.ts'
import type { CanvasActions } from './canvas-actions.ts'
import { searchCards } from './search-cards.ts'

const MOST = 12

/** What the command palette (Ctrl/⌘ K) reaches while a flow is open: its flows, its cards, what can be done. */
export function useCanvasCommands(actions: CanvasActions, { tidyFlow, toggleList }: { tidyFlow(): void; toggleList(): void }): void {
  const t = useTranslations('designer')
  const store = useDesignerStore()
  const flows = useDesigner((state) => state.history.document.project.flows)
  const readOnly = useDesigner((state) => state.readOnly)
  const places = useMemo(
    () =>
      Object.values(flows).map(
        (flow): CommandEntry => ({
          id: `in-project:${flow.id}`,
          label: flow.name,
          icon: Workflow,
          run: () => goTo(store, { flowId: flow.id, cardId: flow.startCardId }),
        }),
      ),
    [flows, store],
  )
  useCommands(t('commands.flows'), places)
  const doing = useMemo((): CommandEntry[] => {
    const look = [
      { id: 'canvas:all', label: t('fit'), icon: Maximize, run: actions.zoomToAll },
      { id: 'canvas:selection', label: t('zoomToSelection'), icon: Goal, run: actions.zoomToSelection },
    ]
    const change = [
      { id: 'canvas:nodes', label: t('nodeList.title'), icon: PanelLeft, run: toggleList },
      { id: 'canvas:tidy', label: t('tidy'), icon: LayoutGrid, run: tidyFlow },
      { id: 'canvas:note', label: t('addNote'), icon: StickyNote, run: () => actions.note() },
      { id: 'canvas:frame', label: t('addFrame'), icon: Frame, run: () => actions.frame() },
    ]
    return readOnly ? look : [...look, ...change]
  }, [actions, tidyFlow, toggleList, readOnly, t])
  useCommands(t('commands.canvas'), doing)
  const search = useCallback(
    async (text: string): Promise<CommandEntry[]> => {
      const { history, flowId, language } = store.getState()
      const { project } = history.document
      return searchCards({ project, openFlowId: flowId, language, text, limit: MOST }).map((hit) => ({
        id: `card:${hit.flowId}:${hit.cardId}`,
        label: project.flows[hit.flowId]?.cards[hit.cardId]?.name ?? '',
        detail: hit.nodeId ? hit.excerpt.slice(0, 30) : project.flows[hit.flowId]?.name,
        icon: Goal,
        run: () => goTo(store, { flowId: hit.flowId, cardId: hit.cardId, nodeId: hit.nodeId ?? '' }),
      }))
    },
    [store],
  )
  useCommandSource(t('commands.cards'), search)
}
