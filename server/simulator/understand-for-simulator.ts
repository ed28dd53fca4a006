import { z } from 'zod'
import { languageSchema } from '../../flows/document/primitives.ts'
import { intentSchema } from '../../flows/document/project.ts'
import type { Understanding } from '../../flows/engine/types.ts'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import type { Services } from '../services.ts'
import { loadModel } from '../understanding/model-cache.ts'
import { understand } from '../understanding/understand.ts'

export const understandInput = z.strictObject({
  projectId: z.string().max(60),
  /** The intents of the draft as it stands in the designer, saved or not. */
  intents: z.array(intentSchema).max(500),
  text: z.string().max(4000),
  /** The draft's default language: what a text that shows none is taken for. */
  language: languageSchema,
})

/** What understanding makes of a text of a simulated customer: as live, save that the model is the draft's. */
export async function understandForSimulator(
  _services: Pick<Services, 'log'>,
  actor: Actor,
  input: z.infer<typeof understandInput>,
): Promise<Understanding> {
  demand(actor, 'flow.view')
  const { intents, text, language } = input
  return understand({ model: await loadModel(intents), text, language })
}
