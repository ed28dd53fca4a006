import { z } from 'zod'
import { intentSchema } from '../../flows/document/project.ts'
import type { Understanding } from '../../flows/engine/types.ts'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { createSearcher } from '../knowledge/create-searcher.ts'
import type { Services } from '../services.ts'

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
  const { intents, text } = input
  const language = /\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en'
  const search = createSearcher(
    intents.map(({ id, name, examples }) => ({ id, language, title: name, questions: Object.values(examples).flat(), text: '' })),
  )
  const found = search({ query: text, language, limit: 5 }).map(({ entryId, score }) => ({ id: entryId, score }))
  return { language, intents: found, sentiment: 0, asksForHuman: false, urgent: false, topics: [] }
}
