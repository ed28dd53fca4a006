import { z } from 'zod'
import { makeTemplate } from '../../../flows/templates/own/make-template.ts'
import { MAX_ARTICLES, presentationSchema } from '../../../flows/templates/own/own-template.ts'
import type { TemplateArticle } from '../../../flows/templates/template.ts'
import { connectionSchemas } from '../../connections/connection-kinds.ts'
import { loadCredential } from '../../connections/credentials/load-credential.ts'
import { loadConnection } from '../../connections/load-connection.ts'
import type { Actor } from '../../identity/actor.ts'
import { demand } from '../../identity/permissions.ts'
import { recordAudit } from '../../identity/record-audit.ts'
import { newId } from '../../platform/id.ts'
import type { Services } from '../../services.ts'
import { findProject } from '../find-project.ts'
import { findTemplate } from './find-template.ts'
import { isTaken, nameTaken, toColumns } from './store-template.ts'

export const saveTemplateInput = presentationSchema.extend({
  projectId: z.string().max(60),
  /** This one is brought up to date; absent: a new one. */
  templateId: z.string().max(60).nullish(),
  knowledge: z.boolean().default(true),
  scenarios: z.boolean().default(true),
})

/**
 * The draft of a flow as a template of the workspace, with queues, articles and tests; keys, addresses and ids stay behind.
 * @throws AppError name-taken, not-found
 */
export async function saveTemplate(
  { db, config }: Pick<Services, 'db' | 'config'>,
  actor: Actor,
  input: z.infer<typeof saveTemplateInput>,
): Promise<{ templateId: string }> {
  demand(actor, 'flow.edit')
  const { workspaceId, memberId } = actor
  const { projectId, templateId, name, about, category, language } = input
  const { draft, layout, scenarios, revision } = await findProject(db.prisma, actor, projectId)
  if (templateId) await findTemplate(db.prisma, actor, templateId)
  const queues = await db.prisma.queue.findMany({
    where: { workspaceId },
    orderBy: { createdAt: 'asc' },
    select: { id: true, name: true, nameEn: true, serviceTargetSeconds: true },
  })
  const template = makeTemplate({
    project: draft,
    layout,
    scenarios: input.scenarios ? scenarios : [],
    knowledge: input.knowledge && asksKnowledge(draft) ? await articlesOf({ db }, workspaceId) : [],
    queues,
    hidden: [workspaceId, ...(await secretsOf({ db, config }, workspaceId))],
  })
  const shown = { name, about, category, language }
  const data = { ...shown, ...toColumns(template), projectId, revision, updatedBy: memberId }
  const id = templateId ?? newId('template')
  try {
    await db.prisma.$transaction(async (tx) => {
      if (templateId) await tx.projectTemplate.update({ where: { workspaceId_id: { workspaceId, id } }, data })
      else await tx.projectTemplate.create({ data: { workspaceId, id, ...data } })
      await recordAudit(tx, actor, {
        action: templateId ? 'template.updated' : 'template.created',
        subject: id,
        detail: { name, projectId },
      })
    })
  } catch (error) {
    throw isTaken(error) ? nameTaken(name) : error
  }
  return { templateId: id }
}

function asksKnowledge({ flows }: Parameters<typeof makeTemplate>[0]['project']): boolean {
  return Object.values(flows).some((flow) => Object.values(flow.cards).some((card) => card.nodes.some(({ type }) => type === 'answer')))
}

/** The newest that fit into a template; flows ask all there are. */
async function articlesOf({ db }: Pick<Services, 'db'>, workspaceId: string): Promise<TemplateArticle[]> {
  const rows = await db.prisma.knowledgeEntry.findMany({
    where: { workspaceId, enabled: true },
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
    take: MAX_ARTICLES,
    select: { category: true, language: true, title: true, questions: true, text: true },
  })
  return rows as TemplateArticle[]
}

/** Keys of connections and log-ins, opened for this comparison only: an author may have written one into a text. */
async function secretsOf(services: Pick<Services, 'db' | 'config'>, workspaceId: string): Promise<string[]> {
  const kinds = Object.keys(connectionSchemas) as (keyof typeof connectionSchemas)[]
  const connections = await Promise.all(kinds.map((kind) => loadConnection(services, workspaceId, kind)))
  const rows = await services.db.prisma.credential.findMany({ where: { workspaceId }, select: { origin: true } })
  const credentials = await Promise.all(rows.map(({ origin }) => loadCredential(services, workspaceId, origin)))
  return [
    ...connections.flatMap((connection) => connection?.secret ?? []),
    ...credentials.flatMap((credential) => {
      if (credential === null || credential === 'unreadable') return []
      return 'clientId' in credential.settings ? [credential.secret, credential.settings.clientId] : [credential.secret]
    }),
  ]
}
