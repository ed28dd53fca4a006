'use client'
import { useReactFlow, useStore } from '@xyflow/react'
import { Maximize, Minus, Plus, ZoomIn } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '../../ui/icon-button.tsx'
import { useView } from '../model/designer-context.tsx'

export function ZoomBar() {
  const t = useTranslations('designer.canvas')
  const { zoomIn, zoomOut, zoomTo, fitView } = useReactFlow()
  const percent = useStore((state) => Math.round(state.transform[2] * 100))
  const selected = useView((state) => state.cardIds)
  return (
    <div className="td-float bottom-3 left-[200px]" role="toolbar" aria-label={t('zoom')}>
      <IconButton icon={Minus} label={t('zoomOut')} keys="Ctrl −" onClick={() => void zoomOut({ duration: 120 })} />
      <button
        type="button"
        className="w-11 rounded-sm text-center text-ink-meta text-xs hover:text-ink"
        aria-label={t('zoomReset')}
        onClick={() => void zoomTo(1, { duration: 160 })}
      >
        {percent}%
      </button>
      <IconButton icon={Plus} label={t('zoomIn')} keys="Ctrl +" onClick={() => void zoomIn({ duration: 120 })} />
      <hr />
      <IconButton
        icon={Maximize}
        label={t('fit')}
        keys="Ctrl 0"
        onClick={() => void fitView({ duration: 240, maxZoom: 1, padding: 0.08 })}
      />
      {selected.length > 0 && (
        <IconButton
          icon={ZoomIn}
          label={t('fitSelection')}
          onClick={() => void fitView({ duration: 240, maxZoom: 1, nodes: selected.map((id) => ({ id })), padding: 0.3 })}
        />
      )}
    </div>
  )
}
