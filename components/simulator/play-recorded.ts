import type { RecordedRun } from '../../server/simulator/read-recorded.ts'
import { newSession, type Session, takeStep } from './session.ts'

/** A stored conversation as a run of the simulator on the version it was on, standing at its last step. Nothing is asked anew. */
export function playRecorded({ project, language, turns }: Pick<RecordedRun, 'project' | 'language' | 'turns'>): Session {
  return turns.reduce(
    (session, { event, facts }) =>
      takeStep(session, event, facts, event.kind === 'effect' ? { answered: { by: 'recording', millis: null } } : {}),
    newSession({ project, language }),
  )
}
