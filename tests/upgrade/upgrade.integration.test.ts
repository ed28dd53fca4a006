import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callAs } from '../../server/api/testing/call-as.ts'
import { testServices } from '../../server/api/testing/test-services.ts'
import { createFileStore } from '../../server/files/file-store.ts'
import type { Actor } from '../../server/identity/actor.ts'
import { checkBackup } from '../../server/operations/backup/check-backup.ts'
import { restoreBackup } from '../../server/operations/backup/restore-backup.ts'
import { compileProgram, ENGINE } from '../../server/runtime/compile-program.ts'
import { readRecording } from '../../server/runtime/read-recording.ts'
import { replay } from '../../server/runtime/replay.ts'
import { brokenInvariants } from '../../server/runtime/testing/invariants.ts'
import type { Services } from '../../server/services.ts'
import { emptyDatabase, type TestDatabase, testDatabase } from '../setup/database.ts'

/** Databases as releases left them, made with `npm run backup` by the release itself (README.md says how to add one). */
const releases = fileURLToPath(new URL('releases/', import.meta.url))

describe.each(readdirSync(releases))('the database of %s, brought to this release', (file) => {
  let db: TestDatabase
  let services: Services
  let owner: Actor

  beforeAll(async () => {
    db = await emptyDatabase()
    const backup = await checkBackup(`${releases}${file}`)
    await restoreBackup({
      url: db.url,
      backup,
      replace: false,
      files: createFileStore({ pool: db.pool, config: { filesDir: null } }),
      progress() {},
    })
    services = testServices(db).services
    const { rows } = await db.pool.query(
      `SELECT workspace_id AS "workspaceId", id AS "memberId", user_id AS "userId", role FROM member WHERE role = 'owner' LIMIT 1`,
    )
    owner = rows[0]
  }, 60_000)
  afterAll(async () => {
    await services?.runtime.stop()
    await db?.close()
  })

  test('has the schema of this release, as a new database has it', async () => {
    const fresh = await testDatabase()
    try {
      expect(await schemaOf(db)).toEqual(await schemaOf(fresh))
    } finally {
      await fresh.close()
    }
  })

  test('keeps the promises about conversations', async () => {
    // What was under way when it was made is late by now, and that is no fault.
    expect(await brokenInvariants(db.pool, { atRest: false })).toEqual([])
  })

  test('its conversations go on: each open one hears its customer, in order', async () => {
    const { rows } = await db.pool.query(
      `SELECT id, workspace_id AS "workspaceId", channel_id AS "channelId", external_id AS "externalId", last_seq AS "lastSeq"
       FROM conversation WHERE owner <> 'closed'`,
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const { id, lastSeq, ...contact } of rows) {
      const event = { kind: 'message', text: '还在吗' } as const
      const receipt = await services.runtime.receive({ ...contact, inboundId: 'after the upgrade', event })
      expect(receipt).toMatchObject({ conversationId: id, duplicate: false, firstSeq: Number(lastSeq) + 1 })
    }
    expect(await brokenInvariants(db.pool, { atRest: false })).toEqual([])
  }, 60_000)

  test('conversations recorded by the same engine replay byte for byte', async () => {
    const { rows: versions } = await db.pool.query('SELECT id, content FROM project_version')
    const programs = versions.map(({ id, content }) => compileProgram({ versionId: id, project: content }))
    const { rows } = await db.pool.query(
      `SELECT id, workspace_id AS "workspaceId" FROM conversation c WHERE EXISTS (SELECT FROM turn_log t WHERE t.shard = c.shard AND t.conversation_id = c.id)
         AND NOT EXISTS (SELECT FROM turn_log t WHERE t.shard = c.shard AND t.conversation_id = c.id AND t.engine <> $1)`,
      [ENGINE],
    )
    const different: unknown[] = []
    for (const { id, workspaceId } of rows) {
      const recording = await readRecording(db.pool, { workspaceId, conversationId: id })
      const result = recording && replay(programs, recording)
      if (!result?.same) different.push({ id, result })
    }
    expect(different).toEqual([])
    expect(rows.length).toBeGreaterThan(100)
  }, 60_000)

  test('its flows open, its lists are there', async () => {
    const api = callAs(services, owner)
    const projects = await api.projects.list({})
    expect(projects.length).toBeGreaterThan(0)
    for (const { id } of projects) expect((await api.projects.get({ projectId: id })).id).toBe(id)
    expect((await api.members.list()).length).toBeGreaterThan(1)
    expect((await api.queues.list()).length).toBeGreaterThan(0)
    expect((await api.channels.list()).length).toBeGreaterThan(0)
    expect((await api.customers.list({})).items.length).toBeGreaterThan(0)
    expect((await api.tickets.list({})).items.length).toBeGreaterThan(0)
    expect((await api.knowledge.list({})).items.length).toBeGreaterThan(0)
  })
})

async function schemaOf({ pool }: TestDatabase): Promise<unknown> {
  const columns = await pool.query(
    `SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2`,
  )
  const rules = await pool.query(
    `SELECT conrelid::regclass::text AS of, conname, pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2`,
  )
  const indexes = await pool.query(`SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1, 2`)
  return { columns: columns.rows, rules: rules.rows, indexes: indexes.rows }
}
