'use client'
import { Keyboard, LayoutGrid, PanelLeft, Plus, Redo2, StickyNote, Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '../../ui/icon-button.tsx'
import { canRedo, canUndo, lastStep } from '../document/history.ts'
import { useDesigner } from '../store.ts'
import { useCanvasActions } from './canvas-actions.ts'
import { FindCards } from './find-cards.tsx'
import { FlowPicker } from './flow-picker.tsx'
import { Legend } from './legend.tsx'
import { Minimap } from './minimap.tsx'
import type { Scene } from './scene.ts'
import { CallerCrumb } from './sub-flow/caller-crumb.tsx'
import { ZoomBar } from './zoom-bar.tsx'

/** Undo, redo, add, tidy at the upper left; map and zoom at the lower left. */
export function CanvasTools({
  scene,
  tidying,
  onTidy,
  finding,
  onFinding,
  onHelp,
  listed,
  onList,
}: {
  scene: Scene
  tidying: boolean
  onTidy(): void
  finding: boolean
  onFinding(open: boolean): void
  onHelp(): void
  /** Whether the list of nodes is open beside the canvas. */
  listed: boolean
  onList(): void
}) {
  const t = useTranslations('designer')
  const actions = useCanvasActions()
  const undoable = useDesigner((state) => canUndo(state.history))
  const redoable = useDesigner((state) => canRedo(state.history))
  const undoLabel = useDesigner((state) => lastStep(state.history)?.label)
  const readOnly = useDesigner((state) => state.readOnly)

  return (
    <>
      <div
        role="toolbar"
        aria-label={t('tools')}
        className="absolute top-3 left-3 flex gap-0.5 rounded-md border border-line bg-raised p-0.5 shadow-1"
      >
        {!readOnly && !listed && (
          <IconButton label={t('nodeList.open')} keys="B" icon={PanelLeft} data-testid="open-node-list" onClick={onList} />
        )}
        <CallerCrumb />
        <FlowPicker />
        {!readOnly && (
          <>
            <span aria-hidden className="my-1 w-px bg-line" />
            <IconButton
              label={undoLabel ? t('undoStep', { step: undoLabel }) : t('undo')}
              keys="Ctrl Z"
              icon={Undo2}
              disabled={!undoable}
              onClick={actions.undo}
            />
            <IconButton label={t('redo')} keys="Ctrl Shift Z" icon={Redo2} disabled={!redoable} onClick={actions.redo} />
            <IconButton
              label={t('addNode')}
              keys="/"
              icon={Plus}
              data-testid="add-node"
              onClick={(event) => actions.add({ x: event.clientX, y: event.clientY + 16 })}
            />
            <IconButton data-testid="tidy" label={t('tidy')} icon={LayoutGrid} loading={tidying} onClick={onTidy} />
            <IconButton label={t('addNote')} keys="N" icon={StickyNote} onClick={() => actions.note()} />
          </>
        )}
        <span aria-hidden className="my-1 w-px bg-line" />
        <FindCards open={finding} onOpenChange={onFinding} />
        <IconButton label={t('keys.title')} keys="?" icon={Keyboard} onClick={onHelp} />
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
