import type { Overview } from '../../../flows/templates/overview.ts'
import type { Blank, OutsideService, OwnTemplate, TemplateCategory } from '../../../flows/templates/own/own-template.ts'
import type { Prisma } from '../../../prisma/generated/client.ts'
import type { Actor } from '../../identity/actor.ts'
import { AppError } from '../../platform/errors.ts'

/** What the gallery shows without the template itself. */
export type TemplateSummary = Overview & {
  size: { cards: number; intents: number; articles: number; scenarios: number }
  rules: string[]
  queues: string[]
  blanks: Blank[]
  services: OutsideService[]
  removedFrom: string[]
}

/** A template of the actor's workspace. For use cases that checked the right. @throws AppError not-found */
export async function findTemplate(prisma: Pick<Prisma.TransactionClient, 'projectTemplate'>, actor: Actor, id: string) {
  const row = await prisma.projectTemplate.findUnique({ where: { workspaceId_id: { workspaceId: actor.workspaceId, id } } })
  if (!row) throw new AppError('not-found', `no template ${id}`)
  // Only what makeTemplate made is ever written there.
  const { content, summary, category, language } = row as unknown as {
    content: OwnTemplate
    summary: TemplateSummary
    category: TemplateCategory
    language: 'zh-CN' | 'en'
  }
  return { ...row, content, summary, category, language }
}
