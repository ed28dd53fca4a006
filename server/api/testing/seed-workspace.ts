import { randomUUID } from 'node:crypto'
import { afterSales } from '../../../flows/templates/after-sales/template.ts'
import { makeTemplate } from '../../../flows/templates/own/make-template.ts'
import type { Actor } from '../../identity/actor.ts'
import { type Role, roles } from '../../identity/permissions.ts'
import { newId } from '../../platform/id.ts'
import { startCopy } from '../../projects/copies/start-copy.ts'
import { toColumns } from '../../projects/templates/store-template.ts'
import { makeOffer } from '../../routing/make-offer.ts'
import { takeOver } from '../../routing/take-over.ts'
import { shardOfConversation } from '../../runtime/conversation-id.ts'
import type { Services } from '../../services.ts'

export type SeededWorkspace = {
  workspaceId: string
  /** Stands in every name and text of the workspace: found elsewhere, it has leaked. */
  marker: string
  actors: Record<Role, Actor>
  queueId: string
  /** Nobody waits in this one. */
  emptyQueueId: string
  channelId: string
  projectId: string
  versionId: string
  /** A working copy of that project; its last bringing together can be taken back. */
  copyId: string
  /** The owner’s remark on that project. */
  commentId: string
  /** Of the conversations on the channel to its version; it is over. */
  moveId: string
  customerId: string
  conversationId: string
  /** Sent in that conversation. */
  fileId: string
  /** Asked for in that conversation. */
  approvalId: string
  /** An effect of that conversation that failed for good. */
  deadEffectId: string
  credentialId: string
  /** With the owner; waiting in the queue; waiting and offered to the owner. */
  handledId: string
  waitingId: string
  offeredId: string
  ticketId: string
  cannedReplyId: string
  knowledgeId: string
  /** Made of that project. */
  templateId: string
}

/** A workspace with one of everything, its conversation opened through the real runtime. */
export async function seedWorkspace(services: Pick<Services, 'db' | 'runtime' | 'clock'>): Promise<SeededWorkspace> {
  const { db, runtime } = services
  const marker = newId('marker')
  const workspaceId = newId('ws')
  const { prisma } = db
  await prisma.workspace.create({ data: { id: workspaceId, name: marker } })
  const actors = Object.fromEntries(await Promise.all(roles.map((role) => seedMember(prisma, { workspaceId, role, marker })))) as Record<
    Role,
    Actor
  >
  const base = { workspaceId }
  const memberId = actors.agent.memberId

  const queueId = newId('queue')
  await prisma.queue.create({ data: { ...base, id: queueId, name: marker, members: { create: { memberId } } } })
  const emptyQueueId = newId('queue')
  await prisma.queue.create({ data: { ...base, id: emptyQueueId, name: marker } })
  const { projectId, versionId, channelId } = await seedProject(prisma, { workspaceId, queueId, marker, memberId: actors.owner.memberId })
  const { projectId: copyId } = await startCopy(services, actors.owner, { projectId, name: marker })
  const copied = await prisma.projectCopy.findUniqueOrThrow({ where: { workspaceId_projectId: { workspaceId, projectId: copyId } } })
  const before = copied.base as { project: object }
  const merged = { into: 'copy', revision: 1, before: { ...before, project: { ...before.project, id: copyId } }, base: before }
  await prisma.projectCopy.update({
    where: { workspaceId_projectId: { workspaceId, projectId: copyId } },
    data: { merged: { ...merged, copyRevision: 1, originalRevision: 1, at: new Date().toISOString(), by: memberId } as object },
  })
  const commentId = newId('comment')
  await prisma.projectComment.create({
    data: { ...base, id: commentId, projectId, threadId: commentId, flowId: 'main', text: marker, authorId: actors.owner.memberId },
  })
  const { conversationId } = await runtime.receive({
    ...base,
    channelId,
    externalId: `visitor ${marker}`,
    inboundId: 'first',
    event: { kind: 'start' },
    profile: { name: marker, email: `${marker}@example.com` },
  })
  const fileId = randomUUID()
  const files = [{ name: marker, mediaType: 'image/png', size: 1, url: `http://localhost/files/${workspaceId}/${fileId}?until=1&sign=x` }]
  const said = { ...base, channelId, externalId: `visitor ${marker}`, inboundId: 'file' }
  await runtime.receive({ ...said, event: { kind: 'message', text: '', files } })
  const approvalId = '1.1'
  const asked = { kind: 'approval.requested', body: { approvalId, queueId: '', title: '', text: 'May I?' }, actor: 'bot' } as const
  await runtime.act({ workspaceId, conversationId, inboundId: 'approval', record: [asked] })
  const deadEffectId = 'failed'
  const effect = { effectId: deadEffectId, effect: 'http' }
  const tried = [
    { kind: 'effect.requested', body: effect, actor: 'system' },
    { kind: 'effect.finished', body: { ...effect, ok: false, code: 'unreachable', millis: 1 }, actor: 'system' },
  ] as const
  await runtime.act({ workspaceId, conversationId, inboundId: 'effect', record: [...tried] })
  await prisma.outbox.create({ data: deadLetter({ workspaceId, conversationId, id: deadEffectId, marker }) })
  const moveId = newId('move')
  const over = { state: 'done', stranded: 'stay', memberId: actors.owner.memberId }
  await prisma.versionMove.create({ data: { ...base, id: moveId, channelId, versionId, ...over } })
  const { customerId } = await prisma.conversation.findFirstOrThrow({ where: { ...base, id: conversationId } })
  const human = await seedHumanSide(services, { workspaceId, channelId, queueId, owner: actors.owner })
  const ticketId = newId('ticket')
  await prisma.ticket.create({ data: { ...base, id: ticketId, number: 1, subject: marker, customerId } })
  const credentialId = newId('cred')
  const tokenUrl = 'https://login.example.com/token'
  const login = { kind: 'oauth2', origin: `https://${marker}.example.com`, settings: { tokenUrl, clientId: marker }, secret: 'sealed' }
  await prisma.credential.create({ data: { ...base, id: credentialId, name: marker, ...login } })
  const cannedReplyId = newId('reply')
  await prisma.cannedReply.create({ data: { ...base, id: cannedReplyId, shortcut: marker, text: marker } })
  const knowledgeId = newId('knowledge')
  await prisma.knowledgeEntry.create({ data: { ...base, id: knowledgeId, title: marker, text: marker } })
  const templateId = newId('template')
  const own = toColumns(makeTemplate({ ...afterSales, hidden: [] }))
  await prisma.projectTemplate.create({ data: { ...base, id: templateId, name: marker, about: marker, ...own, projectId, revision: 1 } })
  return {
    workspaceId,
    marker,
    actors,
    queueId,
    emptyQueueId,
    channelId,
    projectId,
    versionId,
    copyId,
    commentId,
    moveId,
    customerId,
    conversationId,
    fileId,
    approvalId,
    deadEffectId,
    credentialId,
    ...human,
    ticketId,
    cannedReplyId,
    knowledgeId,
    templateId,
  }
}

function deadLetter({ marker, ...key }: { workspaceId: string; conversationId: string; id: string; marker: string }) {
  const request = { kind: 'http', method: 'GET', url: `http://127.0.0.1:9/${marker}`, headers: {}, body: null }
  const result = { code: 'unreachable', message: marker }
  return { ...key, shard: shardOfConversation(key.conversationId), kind: 'http', request, result, state: 'failed', deadline: new Date() }
}

async function seedHumanSide(
  services: Pick<Services, 'db' | 'runtime' | 'clock'>,
  input: { workspaceId: string; channelId: string; queueId: string; owner: Actor },
): Promise<Pick<SeededWorkspace, 'handledId' | 'waitingId' | 'offeredId'>> {
  const { workspaceId, channelId, queueId, owner } = input
  const { runtime, db } = services
  const { memberId, name } = owner
  const begin = async (externalId: string) =>
    (await runtime.receive({ workspaceId, channelId, externalId, inboundId: 'first', event: { kind: 'start' } })).conversationId
  const wait = async (externalId: string) => {
    const conversationId = await begin(externalId)
    await runtime.act({ workspaceId, conversationId, inboundId: 'wait', event: { kind: 'transferred', queueId, byAgentId: memberId } })
    return conversationId
  }
  const handledId = await begin('handled')
  await takeOver(services, owner, { conversationId: handledId, clientId: 'seed' })
  const [waitingId, offeredId] = [await wait('waiting'), await wait('offered')]
  await db.prisma.member.update({ where: { workspaceId_id: { workspaceId, id: memberId } }, data: { presence: 'online' } })
  const { epoch } = await db.prisma.conversation.findFirstOrThrow({ where: { workspaceId, id: offeredId } })
  const reasons = {
    strategy: 'longestIdle',
    priority: 0,
    waitedSeconds: 0,
    score: 0,
    load: 1,
    capacity: 4,
    idleSeconds: 0,
    missedBefore: false,
  } as const
  const offer = { conversationId: offeredId, memberId, queueId, candidates: 1, reasons }
  if (!(await makeOffer(services, { workspaceId, offer, epoch, name, offerSeconds: 600 }))) throw new Error('the offer could not be made')
  return { handledId, waitingId, offeredId }
}

type Prisma = Services['db']['prisma']

async function seedMember(prisma: Prisma, input: { workspaceId: string; role: Role; marker: string }): Promise<[Role, Actor]> {
  const { workspaceId, role, marker } = input
  const memberId = newId('member')
  const userId = newId('user')
  const name = `${role} ${marker}`
  await prisma.user.create({ data: { id: userId, name, email: `${role}-${marker}@example.com` } })
  await prisma.member.create({ data: { workspaceId, id: memberId, userId, name, role } })
  return [role, { workspaceId, memberId, userId, name, role, locale: 'en' }]
}

async function seedProject(prisma: Prisma, input: { workspaceId: string; queueId: string; marker: string; memberId: string }) {
  const { workspaceId, queueId, marker, memberId } = input
  const template = afterSales
  const projectId = newId('project')
  const text = JSON.stringify({ ...template.project, id: projectId, name: marker })
  const draft = JSON.parse(text.replace(/"(queueId|fallbackQueueId)":"[^"]+"/g, `"$1":"${queueId}"`)) as object
  const { layout } = template
  await prisma.project.create({ data: { workspaceId, id: projectId, name: marker, draft, layout, updatedBy: memberId } })
  const versionId = newId('version')
  const version = { workspaceId, id: versionId, projectId, number: 1, content: draft, layout, note: marker, publishedBy: memberId }
  await prisma.projectVersion.create({ data: version })
  const channelId = newId('channel')
  await prisma.channel.create({ data: { workspaceId, id: channelId, kind: 'web', key: `web_${marker}`, name: marker, versionId } })
  await prisma.publication.create({ data: { workspaceId, id: newId('publication'), channelId, versionId, memberId } })
  return { projectId, versionId, channelId }
}
