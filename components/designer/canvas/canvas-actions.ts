'use client'
import { useReactFlow } from '@xyflow/react'
import { useTranslations } from 'next-intl'
import { createContext, useContext, useMemo } from 'react'
import { useDesignerStore } from '../store.ts'
import { createAddActions } from './actions/add-actions.ts'
import { createArrangeActions } from './actions/arrange-actions.ts'
import { createEditActions } from './actions/edit-actions.ts'
import { createTools, type Needs } from './actions/tools.ts'
import { createWalkActions } from './actions/walk-actions.ts'
import type { Scene } from './scene.ts'

export type CanvasActions = ReturnType<typeof createActions>

/** What can be done on the canvas, whether by pointer, key, menu or command: each is one step that can be undone, and says what it did. */
function createActions(needs: Needs) {
  const tools = createTools(needs)
  const adding = createAddActions(tools)
  return { ...adding, ...createEditActions(tools, adding), ...createWalkActions(tools, adding), ...createArrangeActions(tools) }
}

export const CanvasActionsContext = createContext<CanvasActions | null>(null)

export function useCanvasActions(): CanvasActions {
  const actions = useContext(CanvasActionsContext)
  if (!actions) throw new Error('outside of a canvas')
  return actions
}

export function useCreateActions(scene: Scene, dialogs: Pick<Needs, 'openPalette' | 'choosePort' | 'focus'>): CanvasActions {
  const t = useTranslations('designer')
  const store = useDesignerStore()
  const canvas = useReactFlow()
  const { openPalette, choosePort, focus } = dialogs
  return useMemo(
    () =>
      createActions({
        store,
        scene,
        say: (key, values) => t(key as never, values as never),
        toCanvas: (at) => canvas.screenToFlowPosition(at, { snapToGrid: false }),
        toScreen: (at) => canvas.flowToScreenPosition(at),
        zoom: () => canvas.getZoom(),
        openPalette,
        choosePort,
        focus,
      }),
    [store, scene, t, canvas, openPalette, choosePort, focus],
  )
}
