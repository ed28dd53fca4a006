'use client'
import { useSyncExternalStore } from 'react'

/**
 * Whether the server can be reached, judged by real requests: navigator.onLine only knows the cable, and an on-premises
 * machine without internet is not offline for us.
 */
const listeners = new Set<() => void>()
const returns = new Set<() => void>()
let reachable = true
let timer: ReturnType<typeof setTimeout> | undefined

export function useReachable(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => reachable,
    () => true,
  )
}

/** Calls back each time the server is there again. @returns an unsubscribe function */
export function onReturn(callback: () => void): () => void {
  returns.add(callback)
  return () => returns.delete(callback)
}

/** fetch that keeps the record; give it to every link. */
export async function watchedFetch(input: RequestInfo | URL | string, init?: RequestInit): Promise<Response> {
  try {
    const response = await fetch(input, init)
    set(true)
    return response
  } catch (error) {
    if (!init?.signal?.aborted) set(false)
    throw error
  }
}

function set(next: boolean): void {
  if (next === reachable) return
  reachable = next
  for (const listener of listeners) listener()
  if (next) for (const callback of returns) callback()
  else probe(1000)
}

function probe(wait: number): void {
  clearTimeout(timer)
  timer = setTimeout(async () => {
    // Any answer, even an error, means there is a server.
    const alive = await fetch('/api/trpc/system.info', { cache: 'no-store' }).then(
      () => true,
      () => false,
    )
    if (alive) set(true)
    else probe(Math.min(wait * 1.5, 10_000))
  }, wait)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
