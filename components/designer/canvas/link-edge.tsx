'use client'
import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getSmoothStepPath } from '@xyflow/react'
import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo, useState } from 'react'
import { parseLinkKey } from '../../../flows/document/project.ts'
import { cn } from '../../ui/cn.ts'
import { disconnect } from '../document/operations.ts'
import { useDesigner, useDesignerStore } from '../store.ts'
import type { LinkEdge as Link } from './to-canvas.ts'

/** An orthogonal line with round corners and a wide hit area; hovered it offers to insert a card or to cut it. */
export const LinkEdge = memo(function LinkEdge({
  id,
  sourceX,
  sourceY,
  targetX,
  targetY,
  sourcePosition,
  targetPosition,
  data,
}: EdgeProps<Link>) {
  const t = useTranslations('designer')
  const store = useDesignerStore()
  const [hovered, setHovered] = useState(false)
  const walked = useDesigner((state) => state.path?.flowId === data?.flowId && (state.path?.links.includes(id) ?? false))
  const selected = useDesigner((state) => state.selectedLink === id)
  const readOnly = useDesigner((state) => state.readOnly)
  const [path, labelX, labelY] = getSmoothStepPath({ sourceX, sourceY, sourcePosition, targetX, targetY, targetPosition, borderRadius: 10 })
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        interactionWidth={18}
        className={cn('!stroke-ink-3 !stroke-[1.5px]', selected && '!stroke-accent !stroke-2', walked && '!stroke-ok !stroke-[2.5px]')}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the line's menu is for the pointer; keys work on cards and ports */}
      <path
        d={path}
        fill="none"
        stroke="transparent"
        strokeWidth={22}
        onMouseEnter={() => setHovered(true)}
        onMouseLeave={() => setHovered(false)}
      />
      {(hovered || selected) && !readOnly && (
        <EdgeLabelRenderer>
          <div
            className="nodrag nopan pointer-events-auto absolute flex gap-0.5 rounded-full border border-line bg-raised p-0.5 shadow-1"
            style={{ transform: `translate(-50%, -50%) translate(${labelX}px, ${labelY}px)` }}
            onMouseEnter={() => setHovered(true)}
            onMouseLeave={() => setHovered(false)}
            role="toolbar"
          >
            <button
              type="button"
              aria-label={t('insert')}
              title={t('insert')}
              className="grid size-5 place-items-center rounded-full hover:bg-accent-soft hover:text-accent-ink"
              onClick={(event) =>
                window.dispatchEvent(new CustomEvent('tandem:insert', { detail: { key: id, x: event.clientX, y: event.clientY } }))
              }
            >
              <Plus className="size-3.5" />
            </button>
            <button
              type="button"
              aria-label={t('cut')}
              title={t('cut')}
              className="grid size-5 place-items-center rounded-full hover:bg-bad-soft hover:text-bad"
              onClick={() =>
                data && store.getState().edit(t('do.disconnect'), (document) => disconnect(document, data.flowId, parseLinkKey(id)))
              }
            >
              <X className="size-3.5" />
            </button>
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  )
})
