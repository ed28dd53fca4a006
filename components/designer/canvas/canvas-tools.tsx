'use client'
import { useReactFlow, useViewport } from '@xyflow/react'
import { LayoutGrid, Maximize, Minus, Plus, Redo2, Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { IconButton } from '../../ui/icon-button.tsx'
import { toast } from '../../ui/toast.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { placeCard } from '../document/operations.ts'
import { useDesigner, useDesignerStore } from '../store.ts'
import { FlowPicker } from './flow-picker.tsx'
import { tidy } from './tidy.ts'

/** Undo, redo, add, tidy at the upper left; zoom at the lower left. */
export function CanvasTools({ onAdd }: { onAdd(at: { x: number; y: number }): void }) {
  const t = useTranslations('designer')
  const format = useFormat()
  const store = useDesignerStore()
  const canvas = useReactFlow()
  const { zoom } = useViewport()
  const canUndo = useDesigner((state) => state.history.past.length > 0)
  const canRedo = useDesigner((state) => state.history.future.length > 0)
  const undoLabel = useDesigner((state) => state.history.past.at(-1)?.label)
  const readOnly = useDesigner((state) => state.readOnly)
  const [tidying, setTidying] = useState(false)

  async function onTidy(): Promise<void> {
    const { history, flowId, edit } = store.getState()
    const flow = history.document.project.flows[flowId]
    if (!flow) return
    setTidying(true)
    try {
      const sizes = new Map(
        canvas.getNodes().map((node) => [node.id, { width: node.measured?.width ?? 248, height: node.measured?.height ?? 200 }]),
      )
      const places = await tidy(flow, sizes)
      edit(t('do.tidy'), (document) => {
        for (const [cardId, place] of Object.entries(places)) placeCard(document, flowId, cardId, place)
      })
      setTimeout(() => void canvas.fitView({ duration: 300, maxZoom: 1, padding: 0.08 }), 50)
    } catch {
      toast.error(t('tidyFailed'))
    } finally {
      setTidying(false)
    }
  }

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
            <IconButton label={t('tidy')} icon={LayoutGrid} loading={tidying} onClick={() => void onTidy()} />
          </>
        )}
      </div>
      <div
        role="toolbar"
        aria-label={t('zoom')}
        className="absolute bottom-3 left-3 flex items-center gap-0.5 rounded-md border border-line bg-raised p-0.5 shadow-1"
      >
        <IconButton label={t('zoomOut')} icon={Minus} onClick={() => void canvas.zoomOut()} />
        <span className="w-11 text-center text-ink-2 text-sm tabular-nums">{format.percent(zoom, 0)}</span>
        <IconButton label={t('zoomIn')} icon={Plus} onClick={() => void canvas.zoomIn()} />
        <IconButton label={t('fit')} icon={Maximize} onClick={() => void canvas.fitView({ duration: 250, maxZoom: 1, padding: 0.08 })} />
      </div>
      <div
        aria-hidden
        className="pointer-events-none absolute right-3 bottom-3 flex gap-3 rounded-md border border-line bg-raised px-2 py-1 text-ink-meta text-xs max-lg:hidden"
      >
        {(['wait', 'know', 'pass', 'act', 'human'] as const).map((kind) => (
          <span key={kind} className="flex items-center gap-1">
            <span
              className={`h-3 w-[3px] rounded-sm ${{ wait: 'bg-wait', know: 'bg-know', pass: 'bg-pass', act: 'bg-act', human: 'bg-human' }[kind]}`}
            />
            {t(`kind.${kind}`)}
          </span>
        ))}
      </div>
    </>
  )
}
