import { afterAll, expect, test } from 'vitest'
import type { Project } from '../../flows/document/project.ts'
import { buildProject } from '../../flows/testing/build-project.ts'
import { ask, variables, zh } from '../../flows/testing/small-flow.ts'
import { testDatabase } from '../../tests/setup/database.ts'
import { callAs, callPath } from '../api/testing/call-as.ts'
import { testServices } from '../api/testing/test-services.ts'
import type { Actor } from '../identity/actor.ts'
import { seedChannel } from '../runtime/testing/seed.ts'
import type { BacktestBatch } from './backtest-project.ts'
import { runMoves } from './moves/run-moves.ts'

const db = await testDatabase()
const { services } = testServices(db)
afterAll(async () => {
  await services.runtime.stop()
  await db.close()
})

const owner: Actor = { workspaceId: 'w', memberId: 'ann', userId: 'w-ann', name: 'Ann', role: 'owner', locale: 'en' }
const intent = (example: string) => ({ id: 'i', name: '退货', description: '', examples: { 'zh-CN': [example, `${example}吧`], en: [] } })
const flow = (text: string, intents: Project['intents'] = []) =>
  buildProject({ cards: { a: [ask, ['e', 'end', { message: zh(text) }]] }, variables, intents })

test('the latest conversations are played on the draft, batch by batch, and who may not read them gets figures alone', async () => {
  await seedChannel(db.pool, { workspaceId: 'w', versionId: 'v1', content: flow('好的') })
  const talk = async (externalId: string) => {
    const at = { workspaceId: 'w', channelId: 'c', externalId }
    await services.runtime.receive({ ...at, inboundId: 'start', event: { kind: 'start' } })
    return services.runtime.receive({ ...at, inboundId: 'm', event: { kind: 'message', text: 'A12345' } })
  }
  for (let n = 0; n < 25; n++) await talk(`v${n}`)
  const same = await play(owner, flow('好的'))
  expect(same.results.map(({ verdict }) => verdict)).toEqual(Array.from({ length: 25 }, () => 'same'))
  expect(new Set(same.results.map(({ conversationId }) => conversationId)).size).toBe(25)
  expect(same).toMatchObject({ total: 25, skipped: 0, calls: 2 })

  const changed = await play(owner, flow('收到'))
  expect(changed.results[0]).toMatchObject({
    verdict: 'words',
    before: { handedOver: false, outcome: 'resolved' },
    first: { customer: 'A12345', before: { said: ['好的'], cards: ['a'] }, after: { said: ['收到'], cards: ['a'] } },
  })
  const designer = await play({ ...owner, role: 'designer' }, flow('收到'))
  expect(designer.results[0]).toMatchObject({ verdict: 'words', first: null, conversationId: null })
  // Other intents: the texts are understood anew.
  const [reread] = (await play(owner, flow('好的', [intent('我要退货')]))).results
  expect(reread).toMatchObject({ verdict: 'same' })

  // One that changed its version on the way has no version it could be compared with.
  const at = { workspaceId: 'w', channelId: 'c', externalId: 'moved' }
  await services.runtime.receive({ ...at, inboundId: 'start', event: { kind: 'start' } })
  await seedChannel(db.pool, { workspaceId: 'w', versionId: 'v2', content: flow('收到') })
  await db.pool.query("UPDATE channel SET version_id = 'v2'")
  await callAs(services, owner).projects.startMove({ channelId: 'c', stranded: 'stay' })
  await runMoves({ ...services, clock: { now: () => Date.now() + 60_000 } })
  await services.runtime.receive({ ...at, inboundId: 'm', event: { kind: 'message', text: 'A12345' } })
  expect(await play(owner, flow('收到'))).toMatchObject({ total: 26, skipped: 1 })
  expect(await callPath(services, owner, 'projects.backtest', { projectId: 'p', revision: 99 })).toMatchObject({ code: 'stale-draft' })
})

/** Puts a draft there and asks until there is nothing more. */
async function play(actor: Actor, draft: Project) {
  const { rows } = await db.pool.query<{ revision: number }>(
    "UPDATE project SET draft = $1, revision = revision + 1 WHERE id = 'p' RETURNING revision",
    [draft],
  )
  const revision = rows[0]?.revision ?? 0
  const results: BacktestBatch['results'] = []
  let skipped = 0
  let calls = 0
  let after: BacktestBatch['next'] = null
  for (;;) {
    const batch: BacktestBatch = await callAs(services, actor).projects.backtest({ projectId: 'p', revision, after })
    results.push(...batch.results)
    skipped += batch.skipped
    calls += 1
    after = batch.next
    if (!after) return { total: batch.total, results, skipped, calls }
  }
}
