'use client'
import { type NodeProps, NodeResizer, useStore } from '@xyflow/react'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { cn } from '../../ui/cn.ts'
import { changeFrame } from '../document/layout-operations.ts'
import { InlineText } from '../inline-text.tsx'
import { useDesigner } from '../store.ts'
import { FAR_ZOOM } from './geometry.ts'
import type { FrameNode } from './to-canvas.ts'

/** Letters of the title stay readable however far one is away. */
const LETTER = 13

/** Cards that belong together, with a name. Moved by its title, with what stands in it. */
export const FrameView = memo(function FrameView({ data, selected }: NodeProps<FrameNode>) {
  const t = useTranslations('designer')
  const edit = useDesigner((state) => state.edit)
  const readOnly = useDesigner((state) => state.readOnly)
  const { frameId, flowId, frame } = data
  const size = useStore((state) => Math.round(Math.max(LETTER, LETTER / state.transform[2])))
  // Painted cards are beneath the elements: the frame must not veil them.
  const far = useStore((state) => state.transform[2] < FAR_ZOOM)
  return (
    <section
      aria-label={frame.name}
      data-testid={`frame-${frameId}`}
      className={cn('size-full rounded-lg border border-line-strong', !far && 'bg-surface/45', selected && 'border-accent')}
    >
      {selected && !readOnly && (
        <NodeResizer
          minWidth={160}
          minHeight={120}
          lineClassName="!pointer-events-auto !border-accent"
          handleClassName="!pointer-events-auto !size-2.5 !rounded-sm !border-accent !bg-surface"
          onResizeEnd={(_, { x, y, width, height }) =>
            edit(t('do.resize'), (document) => changeFrame(document, flowId, frameId, { x, y, width, height }))
          }
        />
      )}
      <header
        className="card-head pointer-events-auto inline-flex max-w-full cursor-grab px-3 py-1.5 active:cursor-grabbing"
        style={{ fontSize: size, lineHeight: 1.4 }}
      >
        <InlineText
          editKey={`frame:${frameId}`}
          value={frame.name}
          label={t('frameTitle')}
          className="max-w-full truncate font-semibold text-ink-2"
          onSave={(name) => edit(t('do.rename'), (document) => changeFrame(document, flowId, frameId, { name }))}
        />
      </header>
    </section>
  )
})
