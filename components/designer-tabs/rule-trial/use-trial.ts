'use client'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { Project } from '../../../flows/document/project.ts'
import { useApi, useApiClient } from '../../api/use-api.ts'
import { playRecorded } from '../../simulator/play-recorded.ts'
import { replayOn } from '../../simulator/replay.ts'
import { sampleAnswer } from '../../simulator/sample-answer.ts'
import type { Session } from '../../simulator/session.ts'
import { understandText } from '../../simulator/understand-text.ts'
import { useDebounced } from '../../ui/use-debounced.ts'

export type Trial = {
  /** The conversation as it would have gone on the draft; null until it has been played. */
  session: Session | null
  /** The draft changed since, or it is being fetched. */
  busy: boolean
  error: unknown
  again(): void
}

/** A recorded conversation played on the draft as it stands, and again after each change of it. Nothing is sent. */
export function useTrial(input: { projectId: string; project: Project; conversationId: string | null }): Trial {
  const { projectId, conversationId } = input
  const api = useApi()
  const client = useApiClient()
  const project = useDebounced(input.project, 300)
  const recording = useQuery({
    ...api.simulator.recording.queryOptions({ projectId, conversationId: conversationId ?? '' }),
    enabled: conversationId !== null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const recorded = useMemo(() => (recording.data ? playRecorded(recording.data) : null), [recording.data])
  const [played, setPlayed] = useState<{ session: Session; recorded: Session; project: Project } | null>(null)
  useEffect(() => {
    let isCurrent = true
    const help = {
      // What nobody recorded is answered by a sample: trying a rule must ask nothing of other systems.
      answer: (call: Parameters<Parameters<typeof replayOn>[0]['help']['answer']>[0]) =>
        Promise.resolve({
          outcome: sampleAnswer({ effect: call.effect, nodeId: call.nodeId, project }),
          by: 'sample' as const,
          millis: null,
        }),
      understand: (text: string) => understandText(client, { text, projectId, project }),
    }
    if (recorded) void replayOn({ recorded, project, help }).then((session) => isCurrent && setPlayed({ session, recorded, project }))
    return () => {
      isCurrent = false
    }
  }, [recorded, project, projectId, client])
  const session = played && played.recorded === recorded ? played.session : null
  const isLate = conversationId !== null && (!played || played.recorded !== recorded || played.project !== input.project)
  return {
    session: conversationId === null ? null : session,
    busy: isLate && !recording.isError,
    error: recording.error,
    again: () => void recording.refetch(),
  }
}
