'use client'
import { useEffect, useRef, useState } from 'react'
import type { BacktestBatch, BacktestResult } from '../../../server/projects/backtest-project.ts'
import { useApiClient } from '../../api/use-api.ts'

export type Backtest = {
  state: 'idle' | 'running' | 'done' | 'stopped' | 'failed'
  total: number
  results: BacktestResult[]
  skipped: number
}

const idle: Backtest = { state: 'idle', total: 0, results: [], skipped: 0 }

/** Plays recorded conversations on the stored draft, batch by batch, until there are no more or it is stopped; leaving stops it. */
export function useBacktest(projectId: string) {
  const client = useApiClient()
  const [backtest, setBacktest] = useState(idle)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  async function start(revision: number): Promise<void> {
    const control = new AbortController()
    running.current?.abort()
    running.current = control
    setBacktest({ ...idle, state: 'running' })
    try {
      let after: BacktestBatch['next'] = null
      do {
        const batch: BacktestBatch = await client.projects.backtest.query({ projectId, revision, after }, { signal: control.signal })
        if (control.signal.aborted) return
        after = batch.next
        const state = after ? 'running' : 'done'
        setBacktest(({ results, skipped }) => ({
          state,
          total: batch.total,
          results: [...results, ...batch.results],
          skipped: skipped + batch.skipped,
        }))
      } while (after)
    } catch {
      if (!control.signal.aborted) setBacktest((until) => ({ ...until, state: 'failed' }))
    }
  }

  function stop(): void {
    running.current?.abort()
    setBacktest((until) => ({ ...until, state: 'stopped' }))
  }

  return { backtest, start, stop }
}
