import { z } from 'zod'
import type { Language } from '../../flows/document/primitives.ts'
import type { Project } from '../../flows/document/project.ts'
import type { ConversationEvent, Facts } from '../../flows/engine/types.ts'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { AppError } from '../platform/errors.ts'
import { createVersionReader } from '../projects/read-versions.ts'
import { readRecording } from '../runtime/read-recording.ts'
import type { Services } from '../services.ts'

export const readRecordedInput = z.strictObject({ projectId: z.string().max(60), conversationId: z.uuid() })

export type RecordedRun = {
  /** The version it was opened with. */
  project: Project
  language: Language
  turns: { event: ConversationEvent; facts: Facts }[]
  /** It went on with another version; what came then is no answer to what this one says. */
  movedLater: boolean
}

/**
 * A stored conversation as the simulator plays it: all that came from outside, and the version it began on.
 * @throws AppError not-found when it is none of the project's; incomplete-record when retention took its beginning
 */
export async function readRecorded(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  { projectId, conversationId }: z.infer<typeof readRecordedInput>,
): Promise<RecordedRun> {
  demand(actor, 'flow.replay')
  const { workspaceId } = actor
  const recording = await readRecording(db.pool, { workspaceId, conversationId })
  const version = recording && (await db.prisma.projectVersion.findFirst({ where: { workspaceId, projectId, id: recording.versionId } }))
  if (!recording || !version) throw new AppError('not-found', `no conversation ${conversationId}`)
  if (recording.turns[0]?.turn !== 1) throw new AppError('incomplete-record', `the beginning of ${conversationId} is gone`)
  const { project } = (await createVersionReader(db, workspaceId)(version.id)).program
  const inputs = recording.turns.flatMap((turn) => turn.inputs)
  const moved = inputs.findIndex((input) => 'move' in input)
  const { language } = recording
  return {
    project,
    language: language === 'en' || language === 'zh-CN' ? language : project.defaultLanguage,
    turns: inputs
      .slice(0, moved < 0 ? undefined : moved)
      .flatMap((input) => ('move' in input ? [] : [{ event: input.event, facts: input.facts }])),
    movedLater: moved >= 0,
  }
}
