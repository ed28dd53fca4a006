import { z } from 'zod'
import { type Language, languageSchema } from '../../flows/document/primitives.ts'

export const knowledgeFields = z.strictObject({
  language: languageSchema,
  title: z.string().trim().min(1).max(200),
  /** Other ways customers ask it. */
  questions: z.array(z.string().trim().min(1).max(300)).max(50),
  /** The answer, as the customer reads it. */
  text: z.string().trim().min(1).max(8000),
  category: z.string().trim().max(60),
  enabled: z.boolean(),
})

export type KnowledgeEntryView = {
  id: string
  language: Language
  title: string
  questions: string[]
  text: string
  category: string
  enabled: boolean
  updatedBy: { id: string; name: string } | null
  createdAt: Date
  updatedAt: Date
}
