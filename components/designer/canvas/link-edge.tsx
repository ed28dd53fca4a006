'use client'
import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react'
import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo, useState } from 'react'
import { useStore } from 'zustand'
import { cn } from '../../ui/cn.ts'
import { useDesigner, useReadOnly, useView } from '../model/designer-context.tsx'
import { useActions } from './actions.ts'
import { laneOf, orthogonal } from './links.ts'

export type LinkEdgeData = { nodeId: string; portId: string; label: string }
export type LinkEdgeType = Edge<LinkEdgeData, 'link'>

/** A link as a line: 18 px wide to the pointer, a plus to put something in, its words when looked at. */
export const LinkEdge = memo(function LinkEdge({ id, sourceX, sourceY, targetX, targetY, target, data }: EdgeProps<LinkEdgeType>) {
  const t = useTranslations('designer')
  const { simulation } = useDesigner()
  const actions = useActions()
  const readOnly = useReadOnly()
  const lit = useStore(simulation, (state) => state.path.ports.has(id))
  const selected = useView((state) => state.link === id)
  const [hovered, setHovered] = useState(false)
  const lane = laneOf({ fromX: sourceX, toX: targetX, to: target })
  const path = orthogonal({ from: { x: sourceX, y: sourceY }, to: { x: targetX, y: targetY }, lane })
  const looked = hovered || selected
  return (
    <g onPointerEnter={() => setHovered(true)} onPointerLeave={() => setHovered(false)}>
      {lit && <path className="td-halo" d={path} />}
      <BaseEdge id={id} path={path} className={cn('td-link', lit && 'lit')} interactionWidth={18} />
      {(looked || (lit && data?.label)) && (
        <EdgeLabelRenderer>
          <div
            className="td-edge-tools nodrag nopan"
            style={{ transform: `translate(-50%, -50%) translate(${lane}px, ${(sourceY + targetY) / 2}px)` }}
            onPointerEnter={() => setHovered(true)}
            onPointerLeave={() => setHovered(false)}
          >
            {data?.label && <span className={cn('td-lbl', lit && 'lit')}>{data.label}</span>}
            {looked && !readOnly && (
              <button
                type="button"
                className="td-plus"
                aria-label={t('canvas.insert')}
                data-testid={`insert-${id}`}
                onClick={(event) => actions.openPaletteOnLink(id, { x: event.clientX, y: event.clientY })}
              >
                <Plus aria-hidden />
              </button>
            )}
          </div>
        </EdgeLabelRenderer>
      )}
    </g>
  )
})
