'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from '../../ui/toast.tsx'
import { placeCard } from '../document/operations.ts'
import { useDesignerStore } from '../store.ts'
import type { Point } from './geometry.ts'
import type { Scene } from './scene.ts'
import { tidy } from './tidy.ts'

const GLIDE_MS = 320

/** Puts the cards in order: one step that can be undone. */
export function useTidy(scene: Scene): { tidying: boolean; gliding: boolean; tidyFlow(): void } {
  const t = useTranslations('designer')
  const store = useDesignerStore()
  const [tidying, setTidying] = useState(false)
  const [gliding, setGliding] = useState(false)

  async function work(): Promise<void> {
    const { history, flowId } = store.getState()
    const flow = history.document.project.flows[flowId]
    if (!flow || tidying) return
    setTidying(true)
    try {
      const pinned = new Set(
        Object.entries(history.document.layout[flowId]?.cards ?? {}).flatMap(([id, place]) => (place.pinned ? [id] : [])),
      )
      const before = scene.boxes()
      const places = await tidy({ flow, boxes: before, pinned })
      // Looked at another flow meanwhile, or removed a card: what is still there is placed.
      store.getState().edit(t('do.tidy'), (document) => {
        for (const [cardId, place] of Object.entries(places))
          if (document.project.flows[flowId]?.cards[cardId]) placeCard(document, flowId, cardId, place)
      })
      if (store.getState().flowId !== flowId) return
      store.getState().set({ fly: { cards: 'all' } })
      if (!matchMedia('(prefers-reduced-motion: reduce)').matches) glide(before)
    } catch {
      toast.error(t('tidyFailed'))
    } finally {
      setTidying(false)
    }
  }
  function glide(before: ReadonlyMap<string, Point>): void {
    // After the document's new places have come to the canvas; elements glide by their style.
    requestAnimationFrame(() => scene.glide(before, GLIDE_MS))
    setGliding(true)
    setTimeout(() => setGliding(false), GLIDE_MS + 50)
  }
  return { tidying, gliding, tidyFlow: () => void work() }
}
