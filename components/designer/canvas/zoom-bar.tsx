'use client'
import { useReactFlow, useStore } from '@xyflow/react'
import { Maximize, Minus, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '../../ui/icon-button.tsx'
import { useDesignerStore } from '../store.ts'

export function ZoomBar() {
  const t = useTranslations('designer')
  const store = useDesignerStore()
  const canvas = useReactFlow()
  const percent = useStore((state) => Math.round(state.transform[2] * 100))
  return (
    <div role="toolbar" aria-label={t('zoom')} className="flex items-center gap-0.5 rounded-md border border-line bg-raised p-0.5 shadow-1">
      <IconButton label={t('zoomOut')} icon={Minus} onClick={() => void canvas.zoomOut()} />
      <span className="w-11 text-center text-ink-2 text-sm tabular-nums">{percent}%</span>
      <IconButton label={t('zoomIn')} icon={Plus} onClick={() => void canvas.zoomIn()} />
      <IconButton label={t('fit')} icon={Maximize} onClick={() => store.getState().set({ fly: { cards: 'all' } })} />
    </div>
  )
}
