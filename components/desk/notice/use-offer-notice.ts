'use client'
import { useEffect, useRef } from 'react'
import type { DeskOffer } from '../model.ts'
import { badged, noticeOf } from './notice-rule.ts'
import { playChime } from './play-chime.ts'
import { useNoticePreferences } from './use-notice-preferences.ts'

/** Makes new offers heard and seen where the agent is not looking: sound, browser notification, count in the title. */
export function useOfferNotice(offers: readonly DeskOffer[], textOf: (offer: DeskOffer) => string): void {
  const known = useRef(new Set<string>())
  const shown = useRef(new Map<string, Notification>())
  const text = useRef(textOf)
  text.current = textOf
  useEffect(() => {
    // An offer that comes back to the same agent later is a new one.
    const idOf = (offer: DeskOffer) => `${offer.conversationId} ${offer.expiresAt}`
    const live = new Set(offers.map(idOf))
    const fresh = offers.filter((offer) => !known.current.has(idOf(offer)))
    known.current = live
    for (const [id, notification] of shown.current) {
      if (live.has(id)) continue
      notification.close()
      shown.current.delete(id)
    }
    if (fresh.length === 0) return
    const permitted = typeof Notification !== 'undefined' && Notification.permission === 'granted'
    const notice = noticeOf(useNoticePreferences.getState(), { inFront: !document.hidden && document.hasFocus(), permitted })
    if (notice.chime) playChime()
    for (const offer of notice.notify ? fresh : []) {
      const notification = new Notification(text.current(offer), { tag: offer.conversationId, body: offer.preview })
      notification.onclick = () => {
        window.focus()
        notification.close()
      }
      shown.current.set(idOf(offer), notification)
    }
  }, [offers])
  useTitleBadge(offers.length)
}

/** Held against whoever else sets the title meanwhile; taken off on leaving. */
function useTitleBadge(count: number): void {
  useEffect(() => {
    const put = () => {
      const wanted = badged(document.title, count)
      if (document.title !== wanted) document.title = wanted
    }
    put()
    const observer = new MutationObserver(put)
    observer.observe(document.head, { childList: true, subtree: true, characterData: true })
    return () => {
      observer.disconnect()
      document.title = badged(document.title, 0)
    }
  }, [count])
}
