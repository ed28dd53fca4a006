'use client'
import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react'
import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo, useState } from 'react'
import { parseLinkKey } from '../../../flows/document/project.ts'
import { cn } from '../../ui/cn.ts'
import { markLooks } from '../comparison/mark-look.ts'
import { useDesigner } from '../store.ts'
import { useCanvasActions } from './canvas-actions.ts'
import { laneOf, orthogonal } from './lanes.ts'
import { useLinkTarget } from './node-list/use-link-target.ts'
import type { LinkEdge as Link } from './to-canvas.ts'

/** An orthogonal line with a wide hit area; looked at, it says what it is for and offers to insert a card or to cut it. */
export const LinkEdge = memo(function LinkEdge({ id, sourceX, sourceY, targetX, targetY, target, data }: EdgeProps<Link>) {
  const t = useTranslations('designer')
  const actions = useCanvasActions()
  const [hovered, setHovered] = useState(false)
  const walked = useDesigner((state) => state.path?.flowId === data?.flowId && (state.path?.links.includes(id) ?? false))
  const selected = useDesigner((state) => state.selectedLink === id)
  const comparing = useDesigner((state) => state.comparison !== null)
  const mark = useDesigner((state) => state.comparison?.[data?.flowId ?? '']?.links[id])
  const readOnly = useDesigner((state) => state.readOnly)
  const lane = laneOf({ fromX: sourceX, toX: targetX, target })
  const path = orthogonal({ from: { x: sourceX, y: sourceY }, to: { x: targetX, y: targetY }, lane })
  const looked = hovered || selected
  const drop = useLinkTarget(id)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering only shows what choosing shows too
    <g onMouseEnter={() => setHovered(true)} onMouseLeave={() => setHovered(false)} data-testid={`link-${id}`} {...drop.target}>
      <BaseEdge
        id={id}
        path={path}
        interactionWidth={18}
        className={cn(
          '!stroke-ink-3 !stroke-[1.5px]',
          comparing && !mark && 'opacity-50',
          mark && markLooks[mark].line,
          hovered && !mark && '!stroke-ink-2',
          walked && '!stroke-ok !stroke-[2.5px]',
          selected && '!stroke-accent !stroke-2',
          drop.over && '!stroke-accent !stroke-[4px]',
        )}
      />
      {looked && (
        <EdgeLabelRenderer>
          <div
            className="nodrag nopan pointer-events-auto absolute flex items-center gap-0.5 rounded-full border border-line bg-raised p-0.5 shadow-1"
            style={{ transform: `translate(-50%, -50%) translate(${lane}px, ${(sourceY + targetY) / 2}px)` }}
            onMouseEnter={() => setHovered(true)}
            onMouseLeave={() => setHovered(false)}
            role="toolbar"
            aria-label={t('linkTools')}
          >
            <span className="max-w-40 truncate px-1.5 text-ink-2 text-xs">{actions.portLabel(id)}</span>
            {!readOnly && (
              <>
                <button
                  type="button"
                  aria-label={t('insert')}
                  title={t('insert')}
                  data-testid={`insert-${id}`}
                  className="grid size-5 place-items-center rounded-full hover:bg-accent-soft hover:text-accent-ink"
                  onClick={(event) => actions.addOnLink(id, { x: event.clientX, y: event.clientY })}
                >
                  <Plus className="size-3.5" />
                </button>
                <button
                  type="button"
                  aria-label={t('cut')}
                  title={t('cut')}
                  className="grid size-5 place-items-center rounded-full hover:bg-bad-soft hover:text-bad"
                  onClick={() => actions.disconnect(parseLinkKey(id))}
                >
                  <X className="size-3.5" />
                </button>
              </>
            )}
          </div>
        </EdgeLabelRenderer>
      )}
    </g>
  )
})
