'use client'
import { useCallback, useMemo } from 'react'
import type { Language } from '../../flows/document/primitives.ts'
import type { Project } from '../../flows/document/project.ts'
import type { EffectOutcome, EffectRequest, Json } from '../../flows/engine/types.ts'
import { readAppError } from '../api/app-error.ts'
import { useApiClient } from '../api/use-api.ts'
import { understandLocally } from '../simulator/understand-locally.ts'
import type { Heard } from './simulation.ts'

/** What the simulator asks of the server: real understanding and real calls. Neither ever throws. */
export function useEffectServer() {
  const client = useApiClient()
  const understand = useCallback(
    async ({ project, text, previous }: { project: Project; text: string; previous: string[] }): Promise<Heard> => {
      const { id: projectId, intents } = project
      try {
        const understanding = await client.simulator.understand.mutate({ projectId, intents, text, previous: previous.slice(-20) })
        return { understanding, by: 'server' }
      } catch {
        return { understanding: understandLocally(text, intents), by: 'browser' }
      }
    },
    [client],
  )
  const perform = useCallback(
    async (effect: EffectRequest, language: Language): Promise<EffectOutcome> => {
      try {
        if (effect.kind === 'knowledge') {
          const { query, limit } = effect
          return { ok: true, result: plain(await client.simulator.knowledge.mutate({ query, language, limit })) }
        }
        if (effect.kind === 'ticket') return { ok: true, result: { ticketId: 'simulated', number: 1001 } }
        const { kind: _, ...request } = effect
        const answer = await client.simulator.http.mutate(request)
        return answer.ok ? { ok: true, result: plain(answer.result) } : { ok: false, error: answer.error }
      } catch (error) {
        const { code, message } = readAppError(error)
        return { ok: false, error: { code, message } }
      }
    },
    [client],
  )
  return useMemo(() => ({ understand, perform }), [understand, perform])
}

/** The answer as live records it: JSON and nothing else. */
function plain(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json
}
