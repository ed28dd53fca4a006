'use client'
import { useRouter, useSearchParams } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'

/**
 * Which conversation is open: at once here, and in the address a moment later, so that walking the list by keys never acts on
 * the row before. A link to another conversation is followed.
 */
export function useOpenConversation(): [string | null, (id: string | null) => void] {
  const router = useRouter()
  const addressed = useSearchParams().get('open')
  const [openId, setOpenId] = useState(addressed)
  // What the address is on its way to; undefined when it has arrived.
  const asked = useRef<string | null | undefined>(undefined)
  useEffect(() => {
    if (asked.current === undefined) setOpenId(addressed)
    else if (asked.current === addressed) asked.current = undefined
  }, [addressed])
  const open = useCallback(
    (id: string | null) => {
      setOpenId(id)
      if (new URLSearchParams(window.location.search).get('open') === id) return
      asked.current = id
      router.replace(id ? `/inbox?open=${id}` : '/inbox', { scroll: false })
    },
    [router],
  )
  return [openId, open]
}
