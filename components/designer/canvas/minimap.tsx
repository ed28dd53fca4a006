'use client'
import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useTranslations } from 'next-intl'
import { type PointerEvent, useEffect, useRef } from 'react'
import { getNode } from '../../../flows/nodes/registry.ts'
import { useThemeColors } from '../../ui/use-theme-colors.ts'
import { markLooks } from '../comparison/mark-look.ts'
import { countOf } from '../findings/findings-of.ts'
import { useDesigner, useDesignerStore } from '../store.ts'
import { type Box, boundsOf } from './geometry.ts'
import { paintColors } from './paint-cards.ts'
import type { Scene } from './scene.ts'

const WIDTH = 172
const HEIGHT = 104
/** The picture is drawn anew at most this often; the frame of the view follows every picture of the screen. */
const DRAW_MS = 120

/** The whole flow in small, in the colours of what happens. Click or drag to go there. */
export function Minimap({ scene }: { scene: Scene }) {
  const t = useTranslations('designer')
  const store = useDesignerStore()
  const api = useStoreApi()
  const canvas = useReactFlow()
  const picture = useRef<HTMLCanvasElement>(null)
  const frameBox = useRef<HTMLDivElement>(null)
  const map = useRef({ left: 0, top: 0, scale: 0.1 })
  const colors = useThemeColors(paintColors)
  const count = useDesigner((state) => Object.keys(state.history.document.project.flows[state.flowId]?.cards ?? {}).length)

  useEffect(() => {
    const context = picture.current?.getContext('2d')
    const box = frameBox.current
    if (!context || !box) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let frame = 0
    const draw = (): void => {
      timer = undefined
      const { flowId, selectedCards, path, findings, history, comparison } = store.getState()
      const cards = history.document.project.flows[flowId]?.cards ?? {}
      const bounds = boundsOf(scene.boxes().values())
      const ratio = window.devicePixelRatio || 1
      context.setTransform(ratio, 0, 0, ratio, 0, 0)
      context.clearRect(0, 0, WIDTH, HEIGHT)
      if (!bounds) return
      const { left, top, scale } = fitInto(bounds)
      map.current = { left, top, scale }
      const chosen = new Set(selectedCards)
      for (const [id, { x, y, width, height }] of scene.boxes()) {
        const { errors } = countOf(findings, flowId, id)
        const kind = getNode(cards[id]?.nodes[0]?.type ?? '')?.kind ?? 'pass'
        const mark = comparison?.[flowId]?.cards[id]
        const paint = mark && markLooks[mark].paint
        const state = path?.currentCardId === id ? 'ok' : chosen.has(id) ? 'accent' : paint ? paint : errors > 0 ? 'bad' : null
        context.fillStyle = colors[state ?? kind]
        context.globalAlpha = state ? 1 : comparison ? 0.25 : 0.55
        context.fillRect((x - left) * scale, (y - top) * scale, Math.max(2, width * scale - 0.5), Math.max(2, height * scale - 0.5))
      }
      context.globalAlpha = 1
      place()
    }
    const place = (): void => {
      frame = 0
      const { transform, width, height } = api.getState()
      const [x, y, zoom] = transform
      const { left, top, scale } = map.current
      box.style.transform = `translate(${(-x / zoom - left) * scale}px, ${(-y / zoom - top) * scale}px)`
      box.style.width = `${(width / zoom) * scale}px`
      box.style.height = `${(height / zoom) * scale}px`
    }
    const planDraw = (): void => {
      timer ??= setTimeout(draw, DRAW_MS)
    }
    const planPlace = (): void => {
      frame ||= requestAnimationFrame(place)
    }
    draw()
    const stops = [api.subscribe(planPlace), scene.subscribe(planDraw), store.subscribe(planDraw)]
    return () => {
      for (const stop of stops) stop()
      clearTimeout(timer)
      cancelAnimationFrame(frame)
    }
  }, [api, store, scene, colors])

  const go = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.buttons !== 1) return
    const box = event.currentTarget.getBoundingClientRect()
    const { left, top, scale } = map.current
    const at = { x: left + (event.clientX - box.left) / scale, y: top + (event.clientY - box.top) / scale }
    void canvas.setCenter(at.x, at.y, { zoom: canvas.getZoom() })
  }
  const ratio = typeof window === 'undefined' ? 1 : window.devicePixelRatio || 1
  return (
    <div
      data-testid="minimap"
      className="relative cursor-pointer touch-none overflow-hidden rounded-md border border-line bg-surface shadow-1"
      style={{ width: WIDTH, height: HEIGHT }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        go(event)
      }}
      onPointerMove={go}
    >
      <canvas
        ref={picture}
        role="img"
        aria-label={t('minimap', { count })}
        width={WIDTH * ratio}
        height={HEIGHT * ratio}
        style={{ width: WIDTH, height: HEIGHT }}
      />
      <div ref={frameBox} className="absolute top-0 left-0 rounded-sm border border-ink-2 bg-accent-soft/30" />
    </div>
  )
}

function fitInto(bounds: Box): { left: number; top: number; scale: number } {
  const margin = 8
  const scale = Math.min((WIDTH - 2 * margin) / bounds.width, (HEIGHT - 2 * margin) / bounds.height, 0.12)
  return {
    left: bounds.x - (WIDTH / scale - bounds.width) / 2,
    top: bounds.y - (HEIGHT / scale - bounds.height) / 2,
    scale,
  }
}
