import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../tests/setup/database.ts'
import { callAs, callPath } from '../api/testing/call-as.ts'
import { type SeededWorkspace, seedWorkspace } from '../api/testing/seed-workspace.ts'
import { testServices } from '../api/testing/test-services.ts'
import { brokenInvariants } from '../runtime/testing/invariants.ts'
import { runRetention } from './run-retention.ts'

const db = await testDatabase()
const { services } = testServices(db)
afterAll(async () => {
  await services.runtime.stop()
  await db.close()
})

let own: SeededWorkspace
beforeEach(async () => {
  await db.pool.query('DELETE FROM retention')
  own = await seedWorkspace(services)
})

const DAY = 86_400_000
const later = (days: number) => ({ ...services, clock: { now: () => Date.now() + days * DAY } })
const set = (kind: 'conversations' | 'turnLog' | 'effects' | 'files', days: number | null) =>
  callAs(services, own.actors.owner).retention.set({ kind, days })
const count = async (table: string, workspace = own) =>
  (await db.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} WHERE workspace_id = $1`, [workspace.workspaceId])).rows[0]
    ?.n
const exists = async (conversationId: string) =>
  (await db.prisma.conversation.count({ where: { workspaceId: own.workspaceId, id: conversationId } })) === 1
/** No timer is to wake what the seed began, and it has been said that somebody wrote just now. */
const rest = () => db.pool.query('UPDATE conversation SET wake_at = NULL, wake_after = NULL WHERE workspace_id = $1', [own.workspaceId])
const start = { kind: 'start' } as const
const visit = (inboundId: string) =>
  services.runtime.receive({
    workspaceId: own.workspaceId,
    channelId: own.channelId,
    externalId: `visitor ${own.marker}`,
    inboundId,
    event: start,
  })

describe('retention', () => {
  test('nothing said, everything stays', async () => {
    const before = await count('event')
    expect(await runRetention(later(3000))).toBe(0)
    expect(await count('event')).toBe(before)
  })

  test('conversations go with everything of theirs when their time is over, and not before; those with a person stay', async () => {
    await rest()
    await set('conversations', 30)
    expect(await runRetention(later(29))).toBe(0)
    expect(await exists(own.conversationId)).toBe(true)
    expect(await runRetention(later(31))).toBe(1)
    expect(await exists(own.conversationId)).toBe(false)
    for (const id of [own.handledId, own.waitingId, own.offeredId]) expect(await exists(id)).toBe(true)
    for (const table of ['event', 'turn_log', 'outbox', 'inbox']) {
      const { rows } = await db.pool.query(`SELECT 1 FROM ${table} WHERE conversation_id = $1`, [own.conversationId])
      expect(rows, table).toEqual([])
    }
    expect(await brokenInvariants(db.pool)).toEqual([])
    const { items } = await callAs(services, own.actors.owner).audit.list({})
    expect(items).toContainEqual(
      expect.objectContaining({ action: 'retention.removed', subject: 'conversations', detail: expect.objectContaining({ removed: 1 }) }),
    )
  })

  test('a visitor whose conversation was removed begins a new one, also where a process remembers the old one', async () => {
    await rest()
    await set('conversations', 30)
    await runRetention(later(31))
    const { conversationId, duplicate } = await visit('again')
    expect(conversationId).not.toBe(own.conversationId)
    expect(duplicate).toBe(false)
    expect(await exists(conversationId)).toBe(true)
  })

  test('a timer that is still to come keeps its conversation', async () => {
    await db.pool.query('UPDATE conversation SET wake_at = now() WHERE id = $1', [own.conversationId])
    await set('conversations', 30)
    expect(await runRetention(later(31))).toBe(0)
  })

  test('the turn log and effects go alone; the messages stay', async () => {
    await rest()
    const messages = await count('event')
    await set('turnLog', 30)
    await set('effects', 30)
    const foreign = await seedWorkspace(services)
    const theirs = await count('turn_log', foreign)
    expect(await runRetention(later(31))).toBeGreaterThan(1)
    expect((await db.pool.query('SELECT 1 FROM turn_log WHERE conversation_id = $1', [own.conversationId])).rows).toEqual([])
    expect((await db.pool.query('SELECT 1 FROM outbox WHERE conversation_id = $1', [own.conversationId])).rows).toEqual([])
    expect(await count('event')).toBe(messages)
    expect(await count('turn_log', foreign)).toBe(theirs)
    // Gone through once, not again every hour.
    expect(await runRetention(later(32))).toBe(0)
  })

  test('files go from where they are kept', async () => {
    const id = own.fileId
    const row = { id, channelId: own.channelId, visitorId: `visitor ${own.marker}`, name: 'a', mediaType: 'image/png', size: 1 }
    await db.prisma.file.upsert({
      where: { workspaceId_id: { workspaceId: own.workspaceId, id } },
      create: { workspaceId: own.workspaceId, ...row, sentAt: new Date() },
      update: { sentAt: new Date() },
    })
    await services.files.put(`${own.workspaceId}/${id}`, new Uint8Array([1]))
    await set('files', 30)
    await runRetention(later(31))
    expect(await services.files.get(`${own.workspaceId}/${id}`)).toBeNull()
    expect(await count('file')).toBe(0)
  })

  test('goes on where it stopped, batch after batch, with several at work', async () => {
    await db.pool.query(
      `INSERT INTO conversation (shard, id, workspace_id, channel_id, customer_id, external_id, version_id, state, owner, last_message_at)
       SELECT n % 1024, gen_random_uuid(), c.workspace_id, c.channel_id, c.customer_id, 'x' || n, c.version_id, '{}', 'closed', now() - n * interval '1 minute'
       FROM conversation c, generate_series(1, 1000) n WHERE c.id = $1`,
      [own.conversationId],
    )
    await set('conversations', 30)
    const parts = later(31)
    expect(await runRetention(parts, { most: 2 })).toBe(400)
    const rest = await Promise.all([runRetention(parts), runRetention(parts)])
    // Who comes second may find the rule taken and leave it to the first.
    expect(rest[0] + rest[1] + (await runRetention(parts))).toBe(600)
    const [view] = await callAs(services, own.actors.owner).retention.list()
    expect(view).toMatchObject({ kind: 'conversations', days: 30, removed: 1000, finishedAt: expect.any(Date) })
  })

  test('too short a time is refused: what a vendor sends again must still be known', async () => {
    expect((await callPath(services, own.actors.owner, 'retention.set', { kind: 'turnLog', days: 3 })).code).toBe('bad-request')
  })
})

describe('erasing a customer', () => {
  test('leaves nothing of them in any table', async () => {
    const secret = `secret-${own.marker}`
    await services.runtime.receive({
      workspaceId: own.workspaceId,
      channelId: own.channelId,
      externalId: `visitor ${own.marker}`,
      inboundId: 'tells',
      event: { kind: 'message', text: secret },
    })
    await db.prisma.customer.updateMany({ where: { id: own.customerId }, data: { phone: secret, attributes: { secret } } })
    await db.prisma.ticket.updateMany({ where: { id: own.ticketId }, data: { description: secret, conversationId: own.conversationId } })
    await db.prisma.ticketComment.create({ data: { workspaceId: own.workspaceId, id: secret, ticketId: own.ticketId, text: secret } })
    const { memberId } = own.actors.agent
    await db.prisma.replyDraft.create({
      data: { workspaceId: own.workspaceId, memberId, conversationId: own.conversationId, text: secret },
    })
    expect(await tablesWith(secret)).toEqual(
      expect.arrayContaining(['customer', 'event', 'reply_draft', 'ticket', 'ticket_comment', 'turn_log']),
    )
    await callAs(services, own.actors.owner).customers.erase({ customerId: own.customerId })
    expect(await tablesWith(secret)).toEqual([])
    expect(await tablesWith(own.conversationId)).toEqual([])
    // That it was done is known, and by whom.
    expect(await tablesWith(own.customerId)).toEqual(['audit_entry'])
    const { conversationId } = await visit('back')
    expect(await exists(conversationId)).toBe(true)
  })

  test('is refused while a colleague has a conversation with them', async () => {
    const { customerId } = await db.prisma.conversation.findFirstOrThrow({ where: { id: own.handledId } })
    expect((await callPath(services, own.actors.owner, 'customers.erase', { customerId })).code).toBe('conflict')
    expect(await exists(own.handledId)).toBe(true)
  })
})

/** Every table of the database in which the words stand anywhere. */
async function tablesWith(words: string): Promise<string[]> {
  const { rows } = await db.pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
  )
  const found: string[] = []
  for (const { name } of rows) {
    const { rowCount } = await db.pool.query(`SELECT 1 FROM "${name}" t WHERE t::text LIKE '%' || $1 || '%' LIMIT 1`, [words])
    if (rowCount) found.push(name)
  }
  return found
}
