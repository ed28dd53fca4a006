'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { useApiClient } from '../../api/use-api.ts'
import { createPlanKeep } from '../../simulator/effect-answers.ts'
import { createSimulationStore } from '../../simulator/simulation-store.ts'
import { understandLocally } from '../../simulator/understand-locally.ts'
import { useQueues } from '../queues.ts'
import { useDesigner, useDesignerStore } from '../store.ts'
import { SimulatorChat } from './simulator-chat.tsx'
import { SimulatorDetails } from './simulator-details.tsx'
import { SimulatorTools } from './simulator-tools.tsx'

/** The same engine as live, docked beside the canvas: chat, time, and everything it knows, on the draft as it stands. */
export function SimulatorPanel({ projectId }: { projectId: string }) {
  const t = useTranslations('sim')
  const designer = useDesignerStore()
  const client = useApiClient()
  const queues = useQueues()
  const started = useRef(false)
  const [simulation] = useState(() => {
    const keep = createPlanKeep(projectId)
    const project = () => designer.getState().history.document.project
    return createSimulationStore(
      {
        project,
        now: Date.now,
        later: (run, ms) => {
          const timer = setTimeout(run, ms)
          return () => clearTimeout(timer)
        },
        keepPlans: keep.write,
        async understand({ text, previous }) {
          try {
            const understanding = await client.simulator.understand.mutate({ projectId, intents: project().intents, text, previous })
            return { understanding, by: 'server' }
          } catch {
            return { understanding: understandLocally(text, project().intents), by: 'browser' }
          }
        },
        async perform(effect, language) {
          if (effect.kind === 'knowledge')
            return {
              ok: true,
              result: JSON.parse(
                JSON.stringify(await client.simulator.knowledge.mutate({ query: effect.query, language, limit: effect.limit })),
              ),
            }
          if (effect.kind !== 'http') return { ok: true, result: { ticketId: 'simulated', number: 1001 } }
          const answer = await client.simulator.http.mutate({
            method: effect.method,
            url: effect.url,
            headers: effect.headers,
            body: effect.body,
          })
          return answer.ok ? { ok: true, result: JSON.parse(JSON.stringify(answer.result)) } : { ok: false, error: answer.error }
        },
      },
      {
        plans: typeof window === 'undefined' ? {} : keep.read(),
        world: {
          persona: { name: t('customerName'), attributes: {}, tags: [] },
          language: designer.getState().language,
          agentsOnline: 2,
          queuesOpen: true,
          queues,
          clock: { virtual: Date.now(), real: Date.now() },
        },
      },
    )
  })
  const path = useStore(simulation, (state) => state.path)
  const visible = useDesigner((state) => state.dock === 'simulator')

  useEffect(() => {
    if (!visible || started.current) return
    started.current = true
    simulation.restart()
  }, [visible, simulation])
  useEffect(() => {
    simulation.changeWorld({ queues })
  }, [queues, simulation])
  useEffect(() => {
    if (!started.current) return
    const { flowId, cardId, cards, ports } = path
    designer
      .getState()
      .set({ path: { flowId: flowId ?? designer.getState().flowId, currentCardId: cardId, cards: [...cards], links: [...ports] } })
  }, [path, designer])

  return (
    <section aria-label={t('title')} data-testid="simulator" className="flex h-full min-h-0 flex-col">
      <SimulatorChat simulation={simulation} />
      <SimulatorTools simulation={simulation} />
      <SimulatorDetails simulation={simulation} />
    </section>
  )
}
