import { z } from 'zod'
import type { Layout } from '../../document/layout.ts'
import { languageSchema } from '../../document/primitives.ts'
import type { Project } from '../../document/project.ts'
import type { Scenario } from '../../scenarios/scenario.ts'
import type { TemplateArticle, TemplateQueue } from '../template.ts'

export const templateCategories = ['retail', 'finance', 'telecom', 'health', 'staff', 'public', 'other'] as const
export type TemplateCategory = (typeof templateCategories)[number]

/** Services outside a flow needs and a template cannot bring. */
export const outsideServices = ['assistant', 'email', 'automation', 'extract', 'recommend'] as const
export type OutsideService = (typeof outsideServices)[number]

/** What a template has left out and whoever uses it gives again: the value of a constant. */
export const blankSchema = z.strictObject({
  /** The constant's id. */
  id: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  kind: z.enum(['address', 'secret', 'contact']),
  name: z.string().min(1).max(120),
  /** Names of the cards that use it, a few. */
  where: z.array(z.string().max(120)).max(5),
  /** The address as it was, for use in the same workspace; a file does not have it. */
  suggestion: z.string().max(500).optional(),
})
export type Blank = z.infer<typeof blankSchema>

const queueSchema = z.strictObject({
  id: z.string().min(1).max(60),
  name: z.string().min(1).max(80),
  nameEn: z.string().max(80),
  serviceTargetSeconds: z.int().min(1).max(86_400),
})
const articleSchema = z.strictObject({
  category: z.string().max(60),
  language: languageSchema,
  title: z.string().min(1).max(200),
  questions: z.array(z.string().max(300)).max(50),
  text: z.string().max(20_000),
})

/** Most articles a template brings. */
export const MAX_ARTICLES = 300

export const surroundingsSchema = z.strictObject({
  queues: z.array(queueSchema).max(50),
  knowledge: z.array(articleSchema).max(MAX_ARTICLES),
  blanks: z.array(blankSchema).max(200),
  services: z.array(z.enum(outsideServices)),
  /** Where keys or ids were cut out of a text and nothing can be filled in by a form: names of cards or parts. */
  removedFrom: z.array(z.string().max(120)).max(50),
})

/** A flow of one's own with everything around it, without what belongs to one company alone. */
export type OwnTemplate = z.infer<typeof surroundingsSchema> & {
  project: Project
  layout: Layout
  scenarios: Scenario[]
  queues: TemplateQueue[]
  knowledge: TemplateArticle[]
}

/** How it is presented in the gallery. */
export const presentationSchema = z.strictObject({
  name: z.string().trim().min(1).max(120),
  about: z.string().trim().max(500).default(''),
  category: z.enum(templateCategories).default('other'),
  /** The language its names are written in. */
  language: languageSchema,
})
export type Presentation = z.infer<typeof presentationSchema>

/** Constants a template makes for what it cuts out of steps begin so. */
export const FILL = 'fill_'
