import { makePatch, type Patch } from '../../../flows/document/patch.ts'
import { readAppError } from '../../api/app-error.ts'
import type { DesignDocument } from '../contract.ts'

type Sent =
  | { baseRevision: number; patch: Patch }
  | ({ baseRevision: number } & Pick<DesignDocument, 'project' | 'layout'> & Partial<Pick<DesignDocument, 'scenarios'>>)

/** So many places: the whole is not much longer, and simpler. */
const MANY_STEPS = 2000

/**
 * Sends what changed since `base`, the server's draft of `baseRevision`; the whole draft where that is not possible: very much changed,
 * or the server cannot make the patch. @throws what the sending of the whole draft throws
 */
export async function sendDraft<Answer>(
  send: (sent: Sent) => Promise<Answer>,
  draft: { baseRevision: number; base: DesignDocument; document: DesignDocument },
): Promise<Answer> {
  const { baseRevision, base, document } = draft
  const patch = makePatch(base, document)
  if (patch.length <= MANY_STEPS)
    try {
      return await send({ baseRevision, patch })
    } catch (error) {
      if (readAppError(error).code !== 'invalid-document') throw error
    }
  const { project, layout, scenarios } = document
  // They may be many and change seldom: sent when they did.
  return send({ baseRevision, project, layout, ...(scenarios === base.scenarios ? {} : { scenarios }) })
}
