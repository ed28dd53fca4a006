import { z } from 'zod'
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
  /** What the customer said before, oldest first. */
  previous: z.array(z.string().max(4000)).max(20).default([]),
})

/** What understanding makes of a text of a simulated customer. */
export async function understandForSimulator(
  _services: Pick<Services, 'log'>,
  actor: Actor,
  input: z.infer<typeof understandInput>,
): Promise<Understanding> {
  demand(actor, 'flow.view')
  const { intents, text, previous } = input
  const model = await loadModel(intents)
  const previousSentiments = previous.map((before) => understand({ model, text: before }).sentiment)
  return understand({ model, text, previousSentiments })
}
