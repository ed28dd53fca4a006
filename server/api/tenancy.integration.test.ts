import { afterAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../tests/setup/database.ts'
import { may, roles } from '../identity/permissions.ts'
import { appRouter } from './router.ts'
import { callPath } from './testing/call-as.ts'
import { type ProcedureRow, procedureTable } from './testing/procedure-table.ts'
import { type SeededWorkspace, seedWorkspace } from './testing/seed-workspace.ts'
import { testServices } from './testing/test-services.ts'

const db = await testDatabase()
const { services } = testServices(db)
afterAll(async () => {
  await services.runtime.stop()
  await db.close()
})

const paths = Object.keys(appRouter._def.procedures).sort()
const own = await seedWorkspace(services)
const foreign = await seedWorkspace(services)

test('every procedure is in the table, and nothing else is', () => {
  expect(Object.keys(procedureTable).sort()).toEqual(paths)
})

describe.each(Object.entries(procedureTable))('%s', (path, row) => {
  test('is open to exactly the roles that have the right', async () => {
    const workspace = await seedWorkspace(services)
    for (const role of roles) {
      const { code } = await callPath(services, workspace.actors[role], path, row.input?.(workspace))
      if (!allowed(row, role)) expect(code, role).toBe('not-allowed')
      else if (role === 'owner') expect(code, 'the owner’s call must work, or the table’s input proves nothing').toBe('ok')
      else expect(code, role).not.toBe('not-allowed')
    }
  })

  test('is closed to whoever is not signed in', async () => {
    const { code } = await callPath(services, null, path, row.input?.(own))
    expect(code).toBe(row.needs === 'public' ? 'ok' : 'not-signed-in')
  })

  test('shows and changes nothing of another workspace', async () => {
    const before = await fingerprint(foreign)
    const mine = await seedWorkspace(services)
    const answer = await callPath(services, mine.actors.owner, path, row.input?.(foreign))
    // With mixed inputs the plain one names foreign ids among others and must be refused too.
    expect(answer.code).toBe(row.foreign === 'empty' ? 'ok' : 'not-found')
    expect(JSON.stringify(answer)).not.toContain(foreign.marker)
    for (const input of row.mixed?.(mine, foreign) ?? []) {
      const mixed = await callPath(services, mine.actors.owner, path, input)
      expect(mixed.code, JSON.stringify(input)).toBe('not-found')
      expect(JSON.stringify(mixed)).not.toContain(foreign.marker)
    }
    expect(await fingerprint(foreign)).toEqual(before)
  })
})

function allowed(row: ProcedureRow, role: (typeof roles)[number]): boolean {
  return row.needs === 'public' || row.needs === 'member' || may({ role }, row.needs)
}

/** All rows of a workspace in every table that has a workspace, as one hash a table. */
async function fingerprint(workspace: SeededWorkspace): Promise<Record<string, string>> {
  const { rows: tables } = await db.pool.query<{ name: string; key: string }>(`
    SELECT table_name AS name, 'workspace_id' AS key FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'workspace_id' UNION ALL SELECT 'workspace', 'id'`)
  expect(tables.length).toBeGreaterThan(15)
  const hashes: Record<string, string> = {}
  for (const { name, key } of tables) {
    const text = `SELECT md5(coalesce(string_agg(t::text, chr(10) ORDER BY t::text), '')) AS hash FROM "${name}" t WHERE ${key} = $1`
    hashes[name] = (await db.pool.query<{ hash: string }>(text, [workspace.workspaceId])).rows[0]?.hash ?? ''
  }
  return hashes
}
