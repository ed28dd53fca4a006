import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { buildProject } from '../../../flows/testing/build-project.ts'
import { ask, variables, zh } from '../../../flows/testing/small-flow.ts'
import { testDatabase } from '../../../tests/setup/database.ts'
import { callAs } from '../../api/testing/call-as.ts'
import { testServices } from '../../api/testing/test-services.ts'
import type { Actor } from '../../identity/actor.ts'
import { brokenInvariants } from '../../runtime/testing/invariants.ts'
import { seedChannel } from '../../runtime/testing/seed.ts'

const db = await testDatabase()
const { services } = testServices(db)
afterAll(async () => {
  await services.runtime.stop()
  await db.close()
})

const script = fileURLToPath(new URL('testing/move-process.ts', import.meta.url))
const MINUTE = 60_000

/** A worker whose clock is so many minutes ahead: past the lease of one that died. @returns what ended it, null when it ended by itself */
async function worker(minutes: number, failpoint = ''): Promise<string | null> {
  const child = spawn(process.execPath, ['--no-warnings', script, db.url, String(minutes * MINUTE), failpoint], { stdio: 'inherit' })
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
  if (signal === null) expect(code).toBe(0)
  return signal
}

const flow = (text: string) => buildProject({ cards: { a: [ask, ['e', 'end', { message: zh(text) }]] }, variables })
const COUNT = 120

test.each([
  ['moves-claimed:1', 0],
  ['moves-claimed:2', 50],
  ['before-commit:30', 0],
  ['before-commit-within:30', 1],
  ['after-commit:70', 70],
])('a worker that dies at %s is followed by one that goes on: all are moved, each once', async (failpoint, atLeast) => {
  const workspaceId = `w-${failpoint}`
  const actor: Actor = { workspaceId, memberId: 'ann', userId: `${workspaceId}-ann`, name: 'Ann', role: 'owner', locale: 'en' }
  await seedChannel(db.pool, { workspaceId, versionId: 'v1', content: flow('old') })
  const begin = (externalId: string) =>
    services.runtime.receive({ workspaceId, channelId: 'c', externalId, inboundId: 'start', event: { kind: 'start' } })
  await Promise.all(Array.from({ length: COUNT }, (_, i) => begin(`v${i}`)))
  await seedChannel(db.pool, { workspaceId, versionId: 'v2', content: flow('new') })
  await db.pool.query("UPDATE channel SET version_id = 'v2' WHERE workspace_id = $1", [workspaceId])
  await callAs(services, actor).projects.startMove({ channelId: 'c', stranded: 'stay' })

  expect(await worker(1, failpoint)).toBe('SIGKILL')
  const { rows: between } = await db.pool.query(
    `SELECT count(*)::int AS settled, count(*) FILTER (WHERE c.version_id = 'v2')::int AS moved
     FROM version_move_item i JOIN conversation c ON c.id = i.conversation_id WHERE i.workspace_id = $1 AND i.outcome IS NOT NULL`,
    [workspaceId],
  )
  expect(between[0].moved, 'what is written down has happened').toBe(between[0].settled)
  expect(between[0].settled).toBeGreaterThanOrEqual(atLeast)
  expect(between[0].settled).toBeLessThan(COUNT)

  expect(await worker(5)).toBeNull()
  const { moves, running } = await callAs(services, actor).projects.moves({ projectId: 'p' })
  expect(moves[0]).toMatchObject({ state: 'done', total: COUNT, waiting: 0, outcomes: { moved: COUNT } })
  expect(running).toMatchObject([{ versionId: 'v2', count: COUNT }])
  const { rows: twice } = await db.pool.query(
    `SELECT conversation_id FROM event WHERE workspace_id = $1 AND kind = 'version.moved' GROUP BY 1 HAVING count(*) <> 1`,
    [workspaceId],
  )
  expect(twice).toEqual([])
  expect(await brokenInvariants(db.pool)).toEqual([])
})
