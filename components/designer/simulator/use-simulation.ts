'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { EffectOutcome, Json } from '../../../flows/engine/types.ts'
import { useApiClient } from '../../api/use-api.ts'
import { useErrorText } from '../../api/use-error-text.ts'
import { createPlanKeep } from '../../simulator/answer-plan.ts'
import { runCodeHere } from '../../simulator/run-code-here.ts'
import { createSimulationStore, type SimulationStore } from '../../simulator/simulation-store.ts'
import { understandText } from '../../simulator/understand-text.ts'
import { startQueue } from '../../simulator/world.ts'
import { useQueues } from '../queues.ts'
import { useDesignerStore } from '../store.ts'
import { useFollow } from './use-follow.ts'

/** The simulation of a designer. It lives as long as the designer does, whichever tab is open: one edits a rule and comes back. */
export function useSimulation(projectId: string): SimulationStore {
  const t = useTranslations('sim')
  const designer = useDesignerStore()
  const client = useApiClient()
  const errorText = useErrorText()
  const queues = useQueues()
  const [simulation] = useState(() => {
    const keep = createPlanKeep(projectId)
    return createSimulationStore(
      {
        project: () => designer.getState().history.document.project,
        now: Date.now,
        later: (run, ms) => {
          const timer = setTimeout(run, ms)
          return () => clearTimeout(timer)
        },
        keepPlans: keep.write,
        understand: ({ text, project }) => understandText(client, { text, projectId, project }),
        async perform(effect, timeoutMs): Promise<EffectOutcome> {
          try {
            if (effect.kind === 'knowledge') {
              const { query, language, limit } = effect
              return { ok: true, result: toJson(await client.simulator.knowledge.mutate({ query, language, limit })) }
            }
            if (effect.kind === 'code') return await runCodeHere(effect)
            if (effect.kind !== 'http') throw new Error(effect.kind)
            const { method, url, headers, body } = effect
            const answer = await client.simulator.http.mutate({ method, url, headers, body, timeoutMs })
            return answer.ok ? { ok: true, result: toJson(answer.result) } : { ok: false, error: answer.error }
          } catch (error) {
            throw new Error(errorText(error).text)
          }
        },
      },
      {
        plans: typeof window === 'undefined' ? {} : keep.read(),
        world: {
          clock: Date.now(),
          persona: { name: t('customerName'), attributes: {}, tags: [], openTickets: 0, conversations: 0 },
          language: designer.getState().language,
          channelKind: 'web',
          queues: queues.map(startQueue),
        },
      },
    )
  })
  useFollow(simulation)
  useEffect(() => {
    const played = simulation.getState().world.queues
    simulation.changeWorld({
      queues: queues.map((queue) => ({ ...(played.find(({ id }) => id === queue.id) ?? startQueue(queue)), ...queue })),
    })
  }, [queues, simulation])
  useEffect(() => () => simulation.stop(), [simulation])
  return simulation
}

function toJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json
}
