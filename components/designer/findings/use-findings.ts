'use client'
import { createContext, useContext, useEffect, useState } from 'react'
import type { Finding } from '../../../flows/analysis/finding.ts'
import type { Fix } from '../../../flows/analysis/fix.ts'
import type { NamedQueue } from '../../../flows/analysis/fixes/proposal.ts'
import type { DesignerStore } from '../store.ts'
import { type Analyst, createAnalyst } from './analyst.ts'
import { startFindingsThread } from './start-findings-thread.ts'

/** Keeps the findings those of the draft, a moment after each change, without a cost for the page. */
export function useFindings({
  store,
  queues,
  channels,
}: {
  store: DesignerStore
  queues: readonly NamedQueue[] | null
  /** Kinds of the workspace's channels. */
  channels: readonly string[]
}): Analyst | null {
  const [analyst, setAnalyst] = useState<Analyst | null>(null)
  useEffect(() => {
    const projectNow = () => store.getState().history.document.project
    const made = createAnalyst({
      startThread: startFindingsThread,
      queues,
      channels,
      onFindings: (findings) => store.getState().set({ findings, analysed: true }),
    })
    setAnalyst(made)
    made.look(projectNow())
    const unsubscribe = store.subscribe((now, before) => {
      if (now.history.document.project !== before.history.document.project) made.look(projectNow())
    })
    return () => {
      unsubscribe()
      made.stop()
    }
  }, [store, queues, channels])
  return analyst
}

export const AnalystContext = createContext<Analyst | null>(null)

const none: Fix[] = []

/** What can be done about a finding that is looked at; none until it is known. */
export function useFixes(finding: Finding): Fix[] {
  const analyst = useContext(AnalystContext)
  const [fixes, setFixes] = useState(none)
  useEffect(() => {
    let wanted = true
    setFixes(none)
    void analyst?.fixes(finding).then((found) => wanted && setFixes(found))
    return () => {
      wanted = false
    }
  }, [analyst, finding])
  return fixes
}
