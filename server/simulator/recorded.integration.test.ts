import { afterAll, expect, test } from 'vitest'
import { compile } from '../../flows/engine/compile.ts'
import { createState } from '../../flows/engine/create-state.ts'
import { step } from '../../flows/engine/step.ts'
import { type RecordedTurn, recordScenario } from '../../flows/scenarios/record-scenario.ts'
import { runScenario } from '../../flows/scenarios/run-scenario.ts'
import { buildProject } from '../../flows/testing/build-project.ts'
import { ask, variables, zh } from '../../flows/testing/small-flow.ts'
import { testDatabase } from '../../tests/setup/database.ts'
import { callAs, callPath } from '../api/testing/call-as.ts'
import { testServices } from '../api/testing/test-services.ts'
import type { Actor } from '../identity/actor.ts'
import { seedChannel } from '../runtime/testing/seed.ts'

const db = await testDatabase()
const { services } = testServices(db)
afterAll(async () => {
  await services.runtime.stop()
  await db.close()
})

const owner: Actor = { workspaceId: 'w', memberId: 'ann', userId: 'w-ann', name: 'Ann', role: 'owner', locale: 'en' }
const flow = buildProject({ cards: { a: [ask, ['e', 'end', { message: zh('好的，{{order}}') }]] }, variables })

async function talk(externalId: string, ...texts: string[]): Promise<void> {
  const at = { workspaceId: 'w', channelId: 'c', externalId }
  await services.runtime.receive({ ...at, inboundId: 'start', event: { kind: 'start' } })
  for (const [n, text] of texts.entries()) await services.runtime.receive({ ...at, inboundId: `m${n}`, event: { kind: 'message', text } })
}

test('a stored conversation plays in the simulator as it went, and becomes a scenario that passes', async () => {
  await seedChannel(db.pool, { workspaceId: 'w', versionId: 'v1', content: flow })
  await talk('one', 'nonsense', 'A12345')
  await talk('two')
  const api = callAs(services, owner).simulator
  const listed = await api.recorded({ projectId: 'p' })
  expect(listed.map(({ said, version, owner }) => ({ said, version, owner }))).toEqual([
    { said: null, version: 1, owner: 'bot' },
    { said: 'nonsense', version: 1, owner: 'closed' },
  ])
  // What was said later is found as well, and only the words of customers.
  const found = await api.recorded({ projectId: 'p', search: 'a123' })
  expect(found.map(({ id }) => id)).toEqual([listed[1]?.id])
  expect(await api.recorded({ projectId: 'p', search: '100%' })).toEqual([])

  const run = await api.recording({ projectId: 'p', conversationId: listed[1]?.id ?? '' })
  expect(run).toMatchObject({ language: 'zh-CN', movedLater: false })
  const program = compile(run.project)
  const turns: RecordedTurn[] = []
  for (const { event, facts } of run.turns) {
    const before = turns.at(-1)?.state ?? createState(program, { now: facts.now, language: run.language })
    turns.push({ event, facts, ...step(program, before, event, facts) })
  }
  const stored = await db.pool.query<{ body: { text?: string } }>(
    "SELECT body FROM event WHERE conversation_id = $1 AND kind = 'message.bot' ORDER BY seq",
    [listed[1]?.id],
  )
  const said = turns.flatMap(({ commands }) => commands.flatMap((command) => (command.kind === 'say' ? [command.text] : [])))
  expect(said).toEqual(stored.rows.map(({ body }) => body.text))
  expect(said.at(-1)).toContain('A12345')

  const scenario = recordScenario({ turns, id: 's1', name: 'A real one', timezone: 'Asia/Shanghai' }) ?? expect.fail('nothing opened')
  const { steps } = runScenario({ program, scenario })
  expect(steps.flatMap(({ unmet }) => unmet)).toEqual([])
})

test('what cannot be played says why, and who may not read conversations gets none', async () => {
  await talk('old', 'A12345')
  const api = callAs(services, owner).simulator
  const [latest] = await api.recorded({ projectId: 'p' })
  const at = { projectId: 'p', conversationId: latest?.id ?? '' }
  expect(await callPath(services, { ...owner, role: 'designer' }, 'simulator.recording', at)).toMatchObject({ code: 'not-allowed' })
  expect(await callPath(services, owner, 'simulator.recording', { ...at, projectId: 'other' })).toMatchObject({ code: 'not-found' })
  await db.pool.query('DELETE FROM turn_log WHERE conversation_id = $1 AND turn = 1', [latest?.id])
  expect(await callPath(services, owner, 'simulator.recording', at)).toMatchObject({ code: 'incomplete-record' })
})
