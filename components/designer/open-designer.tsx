'use client'
import { ReactFlowProvider } from '@xyflow/react'
import { useLocale } from 'next-intl'
import { useEffect, useState } from 'react'
import type { Language } from '../../flows/document/primitives.ts'
import { type ApiOutputs, useApiClient } from '../api/use-api.ts'
import { DesignerShell } from './designer-shell.tsx'
import { createDesigner } from './model/create-designer.ts'
import { DesignerProvider, useDesigner } from './model/designer-context.tsx'
import { useQueues } from './model/use-queues.ts'
import { useSaving } from './model/use-saving.ts'

export type LoadedProject = ApiOutputs['projects']['get']

/** The stores of one open project and everything that shows them. */
export function OpenDesigner({ loaded, readOnly }: { loaded: LoadedProject; readOnly: boolean }) {
  const client = useApiClient()
  const locale = useLocale() as Language
  const [designer, setDesigner] = useState<ReturnType<typeof createDesigner> | null>(null)
  // Made in an effect, because it holds a worker and timers that must end with it (and development mounts everything twice).
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was loaded is only the beginning
  useEffect(() => {
    const made = createDesigner({ loaded, readOnly, client, locale })
    setDesigner(made)
    return () => made.stop()
  }, [client])
  if (!designer) return null
  return (
    <DesignerProvider value={designer}>
      <ReactFlowProvider>
        <Connected />
        <DesignerShell loaded={loaded} />
      </ReactFlowProvider>
    </DesignerProvider>
  )
}

/** Saving, and what the workspace's queues mean to the checks and the simulator. */
function Connected() {
  const { findings, simulation } = useDesigner()
  const { queues, loaded } = useQueues()
  useSaving()
  useEffect(() => {
    if (!loaded) return
    findings.setQueues(queues.map((queue) => queue.id))
    simulation.changeWorld({ queues })
  }, [queues, loaded, findings, simulation])
  return null
}
