import { z } from 'zod'
import { idSchema } from '../../../flows/document/primitives.ts'
import { cardSchema, intentSchema } from '../../../flows/document/project.ts'
import { variableSchema } from '../../../flows/document/variable.ts'

/** Cards on the clipboard. */
export const clipSchema = z.strictObject({
  format: z.literal('tandem-cards'),
  cards: z.array(cardSchema).min(1).max(2000),
  links: z.record(z.string().max(140), idSchema),
  places: z.record(idSchema, z.strictObject({ x: z.number(), y: z.number() })),
  variables: z.array(variableSchema).max(500),
  intents: z.array(intentSchema).max(500),
})
export type Clip = z.infer<typeof clipSchema>
