'use client'
import { useSyncExternalStore } from 'react'

/** The time in milliseconds, anew every `every` ms (one timer per rate for the whole page). 0 while rendering on the server. */
export function useNow(every = 1000): number {
  const ticker = tickerOf(every)
  return useSyncExternalStore(ticker.subscribe, ticker.read, () => 0)
}

type Ticker = { subscribe: (listener: () => void) => () => void; read: () => number }
const tickers = new Map<number, Ticker>()

function tickerOf(every: number): Ticker {
  const known = tickers.get(every)
  if (known) return known
  const listeners = new Set<() => void>()
  let now = Date.now()
  let timer: ReturnType<typeof setInterval> | undefined
  const ticker: Ticker = {
    read: () => now,
    subscribe: (listener) => {
      listeners.add(listener)
      if (!timer) {
        now = Date.now()
        timer = setInterval(() => {
          now = Date.now()
          for (const each of listeners) each()
        }, every)
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) {
          clearInterval(timer)
          timer = undefined
        }
      }
    },
  }
  tickers.set(every, ticker)
  return ticker
}
