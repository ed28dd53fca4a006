'use client'
import { NodeToolbar, Position } from '@xyflow/react'
import {
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
  CopyPlus,
  Flag,
  Frame,
  Pin,
  PinOff,
  Plus,
  Spline,
  Trash2,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '../../ui/icon-button.tsx'
import { useDesigner } from '../store.ts'
import { useCanvasActions } from './canvas-actions.ts'

/** What can be done with the chosen cards, above them. */
export function SelectionBar({ shown }: { shown: readonly string[] }) {
  const t = useTranslations('designer')
  const actions = useCanvasActions()
  const readOnly = useDesigner((state) => state.readOnly)
  const editing = useDesigner((state) => state.editing !== null)
  const chosen = useDesigner((state) => state.selectedCards)
  const node = useDesigner((state) => state.selectedNode)
  const isStart = useDesigner(
    (state) => chosen.length === 1 && state.history.document.project.flows[state.flowId]?.startCardId === chosen[0],
  )
  const pinned = useDesigner((state) => chosen.every((id) => state.history.document.layout[state.flowId]?.cards[id]?.pinned))
  const ids = chosen.filter((id) => shown.includes(id))
  if (readOnly || editing || ids.length === 0) return null
  const many = chosen.length > 1
  return (
    <NodeToolbar nodeId={ids} isVisible position={Position.Top} offset={10} className="nodrag nopan">
      <div role="toolbar" aria-label={t('selectionTools')} className="flex gap-0.5 rounded-md border border-line bg-raised p-0.5 shadow-1">
        {!many && (
          <>
            <IconButton size="sm" label={t('addNode')} keys="/" icon={Plus} onClick={() => actions.add()} />
            <IconButton size="sm" label={t('connect')} keys="C" icon={Spline} onClick={() => actions.connectFrom()} />
          </>
        )}
        {many && (
          <>
            <IconButton size="sm" label={t('arrange.left')} icon={AlignStartVertical} onClick={() => actions.arrange('left')} />
            <IconButton size="sm" label={t('arrange.top')} icon={AlignStartHorizontal} onClick={() => actions.arrange('top')} />
            <IconButton
              size="sm"
              label={t('arrange.row')}
              icon={AlignHorizontalDistributeCenter}
              disabled={chosen.length < 3}
              onClick={() => actions.arrange('row')}
            />
            <IconButton
              size="sm"
              label={t('arrange.column')}
              icon={AlignVerticalDistributeCenter}
              disabled={chosen.length < 3}
              onClick={() => actions.arrange('column')}
            />
            <IconButton size="sm" label={t('addFrame')} keys="Ctrl G" icon={Frame} onClick={() => actions.frame()} />
          </>
        )}
        <IconButton size="sm" label={t('duplicate')} keys="Ctrl D" icon={CopyPlus} onClick={() => actions.duplicate()} />
        <IconButton
          size="sm"
          label={pinned ? t('unpin') : t('pin')}
          keys="P"
          icon={pinned ? PinOff : Pin}
          onClick={() => actions.togglePin()}
        />
        {!many && !isStart && <IconButton size="sm" label={t('startHere')} icon={Flag} onClick={() => actions.startHere()} />}
        <span aria-hidden className="my-1 w-px bg-line" />
        <IconButton size="sm" label={node ? t('do.removeNode') : t('remove')} keys="Del" icon={Trash2} onClick={() => actions.remove()} />
      </div>
    </NodeToolbar>
  )
}
