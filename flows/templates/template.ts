import type { Layout } from '../document/layout.ts'
import type { Language, LocalText } from '../document/primitives.ts'
import type { Project } from '../document/project.ts'
import type { Scenario } from '../scenarios/scenario.ts'

/** An article customers' questions are answered from. One subject is two articles, one per language. */
export type TemplateArticle = {
  category: string
  language: Language
  title: string
  /** Other ways customers ask it. */
  questions: string[]
  text: string
}

/** Where the template hands customers over to. `serviceTargetSeconds`: how soon a person should answer. */
export type TemplateQueue = { id: string; name: string; nameEn: string; serviceTargetSeconds: number }

/** A whole service to start from. It works on first open: queues, knowledge and tests come with it. */
export type FlowTemplate = {
  id: string
  /** A lucide icon. */
  icon: string
  name: Record<Language, string>
  about: Record<Language, string>
  /** What it handles by itself, for the gallery. */
  handles: LocalText[]
  project: Project
  layout: Layout
  queues: TemplateQueue[]
  knowledge: TemplateArticle[]
  scenarios: Scenario[]
}
