'use client'
import { useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { getNode } from '../../../flows/nodes/registry.ts'
import { useThemeColors } from '../../ui/use-theme-colors.ts'
import { markLooks } from '../comparison/mark-look.ts'
import { countOf } from '../findings/findings-of.ts'
import { useDesignerStore } from '../store.ts'
import { FAR_ZOOM, meets, type Point } from './geometry.ts'
import { type PaintedCard, paintCards, paintColors } from './paint-cards.ts'
import type { Scene } from './scene.ts'

/**
 * The cards that are not elements of the page: all of them when zoomed far out, else those that are about to be made. Drawn at most
 * once a frame, and only what is in sight.
 */
export function PaintedCards({ scene }: { scene: Scene }) {
  const store = useDesignerStore()
  const api = useStoreApi()
  const element = useRef<HTMLCanvasElement>(null)
  const colors = useThemeColors(paintColors)

  useEffect(() => {
    const board = element.current
    const context = board?.getContext('2d')
    if (!board || !context) return
    const font = getComputedStyle(document.documentElement).getPropertyValue('--font')
    let frame = 0
    let blank = true
    const draw = (): void => {
      frame = 0
      const { transform, width, height, nodeLookup } = api.getState()
      const ratio = window.devicePixelRatio || 1
      if (board.width !== Math.round(width * ratio) || board.height !== Math.round(height * ratio)) {
        board.width = Math.round(width * ratio)
        board.height = Math.round(height * ratio)
      }
      const [x, y, zoom] = transform
      const far = zoom < FAR_ZOOM
      const view = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }
      const { selectedCards, path, findings, flowId, history, comparison } = store.getState()
      const marks = comparison && (comparison[flowId]?.cards ?? {})
      const flow = history.document.project.flows[flowId]
      const chosen = new Set(selectedCards)
      const walked = new Set(path?.flowId === flowId ? path.cards : [])
      const cards: PaintedCard[] = []
      for (const [id, box] of scene.boxes()) {
        const card = flow?.cards[id]
        if (!card || !meets(box, view) || nodeLookup.get(id)?.internals.handleBounds) continue
        const { errors, warnings } = countOf(findings, flowId, id)
        const mark = marks?.[id]
        cards.push({
          ...box,
          id,
          name: card.name,
          kinds: card.nodes.map((node) => getNode(node.type)?.kind ?? 'pass'),
          state: chosen.has(id) ? 'selected' : path?.currentCardId === id ? 'current' : walked.has(id) ? 'walked' : null,
          trouble: errors > 0 ? 'error' : warnings > 0 ? 'warning' : null,
          mark: marks && ((mark && markLooks[mark].paint) ?? 'same'),
        })
      }
      if (cards.length === 0 && blank) return
      context.setTransform(ratio, 0, 0, ratio, 0, 0)
      context.clearRect(0, 0, width, height)
      blank = cards.length === 0
      if (blank) return
      // What is chosen, and perhaps being moved, lies on top.
      cards.sort((a, b) => Number(a.state === 'selected') - Number(b.state === 'selected'))
      const lines = far ? scene.lines().filter(({ from, to }) => meets(spanOf(from, to), view)) : []
      paintCards(context, { cards, lines, transform }, colors, font)
    }
    const plan = (): void => {
      frame ||= requestAnimationFrame(draw)
    }
    plan()
    const stops = [api.subscribe(plan), store.subscribe(plan), scene.subscribe(plan)]
    return () => {
      for (const stop of stops) stop()
      cancelAnimationFrame(frame)
    }
  }, [api, store, scene, colors])

  return <canvas ref={element} aria-hidden data-testid="painted-cards" className="pointer-events-none absolute inset-0 size-full" />
}

function spanOf(from: Point, to: Point) {
  return {
    x: Math.min(from.x, to.x),
    y: Math.min(from.y, to.y),
    width: Math.abs(to.x - from.x) + 1,
    height: Math.abs(to.y - from.y) + 1,
  }
}
