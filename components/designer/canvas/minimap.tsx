'use client'
import { useStore as useFlowStore, useReactFlow } from '@xyflow/react'
import { useTranslations } from 'next-intl'
import { type PointerEvent, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { useThemeColors } from '../../ui/use-theme-colors.ts'
import { useDesigner, useView } from '../model/designer-context.tsx'
import { CARD_WIDTH } from './links.ts'
import type { CardNode } from './use-canvas-nodes.ts'

const size = { width: 174, height: 110 }

/** The whole flow in small, drawn on one canvas once a frame at most. Click or drag to go there. */
export function Minimap({ nodes }: { nodes: CardNode[] }) {
  const t = useTranslations('designer.canvas')
  const { simulation } = useDesigner()
  const { setCenter, getViewport } = useReactFlow()
  const canvas = useRef<HTMLCanvasElement>(null)
  const scene = useRef({ left: 0, top: 0, scale: 0.1 })
  const colors = useThemeColors(['line-strong', 'accent', 'ok', 'ink-2'])
  const selected = useView((state) => state.cardIds)
  const current = useStore(simulation, (state) => state.path.cardId)
  const [x, y, zoom] = useFlowStore((state) => state.transform)
  const width = useFlowStore((state) => state.width)
  const height = useFlowStore((state) => state.height)

  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const context = canvas.current?.getContext('2d')
      if (!context) return
      const view = { left: -x / zoom, top: -y / zoom, width: width / zoom, height: height / zoom }
      const boxes = nodes.map((node) => ({ id: node.id, ...node.position, height: node.measured?.height ?? 200 }))
      const left = Math.min(view.left, ...boxes.map((box) => box.x)) - 40
      const top = Math.min(view.top, ...boxes.map((box) => box.y)) - 40
      const right = Math.max(view.left + view.width, ...boxes.map((box) => box.x + CARD_WIDTH)) + 40
      const bottom = Math.max(view.top + view.height, ...boxes.map((box) => box.y + box.height)) + 40
      const scale = Math.min(size.width / (right - left), size.height / (bottom - top))
      scene.current = { left, top, scale }
      const ratio = window.devicePixelRatio || 1
      context.setTransform(ratio, 0, 0, ratio, 0, 0)
      context.clearRect(0, 0, size.width, size.height)
      for (const box of boxes) {
        context.fillStyle = box.id === current ? colors.ok : selected.includes(box.id) ? colors.accent : colors['line-strong']
        context.beginPath()
        context.roundRect((box.x - left) * scale, (box.y - top) * scale, CARD_WIDTH * scale, Math.max(2, box.height * scale), 2)
        context.fill()
      }
      context.strokeStyle = colors['ink-2']
      context.lineWidth = 1
      context.beginPath()
      context.roundRect(
        (view.left - left) * scale + 0.5,
        (view.top - top) * scale + 0.5,
        view.width * scale - 1,
        view.height * scale - 1,
        3,
      )
      context.stroke()
    })
    return () => cancelAnimationFrame(frame)
  }, [nodes, x, y, zoom, width, height, colors, selected, current])

  const go = (event: PointerEvent<HTMLCanvasElement>) => {
    if (event.buttons !== 1) return
    const box = event.currentTarget.getBoundingClientRect()
    const { left, top, scale } = scene.current
    void setCenter(left + (event.clientX - box.left) / scale, top + (event.clientY - box.top) / scale, { zoom: getViewport().zoom })
  }
  const ratio = typeof window === 'undefined' ? 1 : window.devicePixelRatio || 1
  return (
    <div className="td-mini">
      <canvas
        ref={canvas}
        role="img"
        aria-label={t('minimap', { count: nodes.length })}
        width={size.width * ratio}
        height={size.height * ratio}
        style={size}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          go(event)
        }}
        onPointerMove={go}
      />
    </div>
  )
}
