import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../tests/setup/database.ts'

// The last guard, whatever the program does: the database refuses a row of one workspace that points into another.
let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
  for (const ws of ['a', 'b']) {
    await db.pool.query(`insert into workspace (id, name) values ($1, $1)`, [ws])
    await db.pool.query(`insert into "user" (id, name, email, updated_at) values ($1, $1, $1, now())`, [`user-${ws}`])
    await db.pool.query(`insert into member (workspace_id, id, user_id, name, role, capacity) values ($1, $2, $3, 'M', 'agent', 2)`, [
      ws,
      `member-${ws}`,
      `user-${ws}`,
    ])
    await db.pool.query(`insert into queue (workspace_id, id, name) values ($1, $2, 'Q')`, [ws, `queue-${ws}`])
    await db.pool.query(`insert into project (workspace_id, id, name, draft, layout, updated_at) values ($1, $2, 'P', '{}', '{}', now())`, [
      ws,
      `project-${ws}`,
    ])
    await db.pool.query(
      `insert into project_version (workspace_id, id, project_id, number, content, layout, published_by) values ($1, $2, $3, 1, '{}', '{}', 'm')`,
      [ws, `version-${ws}`, `project-${ws}`],
    )
    await db.pool.query(`insert into channel (workspace_id, id, kind, key, name, version_id) values ($1, $2, 'web', $2, 'C', $3)`, [
      ws,
      `channel-${ws}`,
      `version-${ws}`,
    ])
    await db.pool.query(`insert into customer (workspace_id, id, updated_at) values ($1, $2, now())`, [ws, `customer-${ws}`])
    await db.pool.query(
      `insert into ticket (workspace_id, id, number, subject, customer_id, updated_at) values ($1, $2, 1, 'T', $3, now())`,
      [ws, `ticket-${ws}`, `customer-${ws}`],
    )
  }
})
afterAll(() => db.close())

const conversation = (channel: string, customer: string, version: string) =>
  `insert into conversation (shard, id, workspace_id, channel_id, customer_id, external_id, version_id, state) values (1, gen_random_uuid(), 'a', '${channel}', '${customer}', 'x', '${version}', '{}')`

test('a row that stays in its workspace is accepted', async () => {
  await expect(db.pool.query(conversation('channel-a', 'customer-a', 'version-a'))).resolves.toBeDefined()
})

test.each([
  ['conversation → channel', conversation('channel-b', 'customer-a', 'version-a')],
  ['conversation → customer', conversation('channel-a', 'customer-b', 'version-a')],
  ['conversation → version', conversation('channel-a', 'customer-a', 'version-b')],
  [
    'contact → channel',
    `insert into contact (shard, workspace_id, channel_id, external_id, customer_id) values (1, 'a', 'channel-b', 'x', 'customer-a')`,
  ],
  [
    'contact → customer',
    `insert into contact (shard, workspace_id, channel_id, external_id, customer_id) values (1, 'a', 'channel-a', 'x', 'customer-b')`,
  ],
  ['channel → version', `update channel set version_id = 'version-b' where id = 'channel-a'`],
  [
    'publication → version',
    `insert into publication (workspace_id, id, channel_id, version_id, member_id) values ('a', 'p', 'channel-a', 'version-b', 'member-a')`,
  ],
  [
    'move → channel',
    `insert into version_move (workspace_id, id, channel_id, version_id, stranded, member_id) values ('a', 'm', 'channel-b', 'version-a', 'stay', 'm')`,
  ],
  [
    'move → version',
    `insert into version_move (workspace_id, id, channel_id, version_id, stranded, member_id) values ('a', 'm', 'channel-a', 'version-b', 'stay', 'm')`,
  ],
  ['queue member → queue', `insert into queue_member (workspace_id, queue_id, member_id) values ('a', 'queue-b', 'member-a')`],
  ['queue member → member', `insert into queue_member (workspace_id, queue_id, member_id) values ('a', 'queue-a', 'member-b')`],
  [
    'offer → member',
    `insert into offer (workspace_id, conversation_id, member_id, queue_id, epoch, expires_at) values ('a', gen_random_uuid(), 'member-b', 'queue-a', 1, now())`,
  ],
  [
    'offer → queue',
    `insert into offer (workspace_id, conversation_id, member_id, queue_id, epoch, expires_at) values ('a', gen_random_uuid(), 'member-a', 'queue-b', 1, now())`,
  ],
  ['ticket → customer', `update ticket set customer_id = 'customer-b' where id = 'ticket-a'`],
  ['ticket → assignee', `update ticket set assignee_id = 'member-b' where id = 'ticket-a'`],
  ['comment → ticket', `insert into ticket_comment (workspace_id, id, ticket_id, text) values ('a', 'c', 'ticket-b', 't')`],
  [
    'comment → member',
    `insert into ticket_comment (workspace_id, id, ticket_id, member_id, text) values ('a', 'c', 'ticket-a', 'member-b', 't')`,
  ],
  [
    'reply draft → member',
    `insert into reply_draft (workspace_id, member_id, conversation_id, text, updated_at) values ('a', 'member-b', gen_random_uuid(), 't', now())`,
  ],
])('%s of another workspace is refused', async (_reference, sql) => {
  await expect(db.pool.query(sql)).rejects.toMatchObject({ code: '23503' })
})

test.each([
  ['a load beyond the capacity', `update member set load = 3 where id = 'member-a'`],
  ['a load below nothing', `update member set load = -1 where id = 'member-a'`],
  ['a role that does not exist', `update member set role = 'king' where id = 'member-a'`],
  ['a presence that does not exist', `update member set presence = 'asleep' where id = 'member-a'`],
  ['an owner that does not exist', `update conversation set owner = 'nobody'`],
])('%s is refused', async (_what, sql) => {
  await expect(db.pool.query(sql)).rejects.toMatchObject({ code: '23514' })
})

test('a workspace can be deleted with everything in it, another one stays whole', async () => {
  await db.pool.query(`delete from workspace where id = 'a'`)
  const { rows } = await db.pool.query(
    `select (select count(*)::int from conversation) as conversations, (select count(*)::int from ticket where workspace_id = 'a') as gone, (select count(*)::int from ticket) as kept`,
  )
  expect(rows).toEqual([{ conversations: 0, gone: 0, kept: 1 }])
})
