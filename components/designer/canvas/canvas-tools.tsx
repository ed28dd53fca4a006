'use client'
import { LayoutGrid, Plus, Redo2, Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '../../ui/icon-button.tsx'
import { useDesigner, useDesignerStore } from '../store.ts'
import { FlowPicker } from './flow-picker.tsx'
import { Legend } from './legend.tsx'
import { Minimap } from './minimap.tsx'
import type { Scene } from './scene.ts'
import { ZoomBar } from './zoom-bar.tsx'

/** Undo, redo, add, tidy at the upper left; map and zoom at the lower left. */
export function CanvasTools({
  scene,
  tidying,
  onTidy,
  onAdd,
}: {
  scene: Scene
  tidying: boolean
  onTidy(): void
  onAdd(at: { x: number; y: number }): void
}) {
  const t = useTranslations('designer')
  const store = useDesignerStore()
  const canUndo = useDesigner((state) => state.history.past.length > 0)
  const canRedo = useDesigner((state) => state.history.future.length > 0)
  const undoLabel = useDesigner((state) => state.history.past.at(-1)?.label)
  const readOnly = useDesigner((state) => state.readOnly)

  return (
    <>
      <div
        role="toolbar"
        aria-label={t('tools')}
        className="absolute top-3 left-3 flex gap-0.5 rounded-md border border-line bg-raised p-0.5 shadow-1"
      >
        <FlowPicker />
        {!readOnly && (
          <>
            <span aria-hidden className="my-1 w-px bg-line" />
            <IconButton
              label={undoLabel ? t('undoStep', { step: undoLabel }) : t('undo')}
              keys="Ctrl Z"
              icon={Undo2}
              disabled={!canUndo}
              onClick={() => store.getState().undo()}
            />
            <IconButton label={t('redo')} keys="Ctrl Shift Z" icon={Redo2} disabled={!canRedo} onClick={() => store.getState().redo()} />
            <IconButton
              label={t('addNode')}
              keys="/"
              icon={Plus}
              data-testid="add-node"
              onClick={(event) => onAdd({ x: event.clientX, y: event.clientY + 16 })}
            />
            <IconButton label={t('tidy')} icon={LayoutGrid} loading={tidying} onClick={onTidy} />
          </>
        )}
      </div>
      <div className="pointer-events-none absolute bottom-3 left-3 flex flex-col items-start gap-1.5">
        <Legend />
        <div className="pointer-events-auto flex items-end gap-1.5">
          <Minimap scene={scene} />
          <ZoomBar />
        </div>
      </div>
    </>
  )
}
