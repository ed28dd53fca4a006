import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../tests/setup/database.ts'
import { compileProgram } from './compile-program.ts'
import { readRecording } from './read-recording.ts'
import { replay } from './replay.ts'
import { createRuntime } from './runtime.ts'
import { brokenInvariants } from './testing/invariants.ts'
import { seedChannel } from './testing/seed.ts'
import { silentLog } from './testing/start-runtime.ts'
import { supportFlow, supportTalk } from './testing/support-flow.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
  await seedChannel(db.pool, { versionId: 'v1', content: supportFlow })
})
afterAll(() => db.close())

const understand = (_: string, text: string) => ({
  language: 'zh-CN' as const,
  intents: [{ id: 'track', score: 0.9 }],
  sentiment: text.includes('投诉') ? -0.9 : 0,
  asksForHuman: text.includes('人工'),
  urgent: false,
  topics: [],
})

async function talk(externalId: string, said: typeof supportTalk): Promise<{ conversationId: string; heard: string[] }> {
  // A new runtime for every message: each turn starts from the stored state, as after a crash.
  let conversationId = ''
  const heard: string[] = []
  const events = [{ kind: 'start' as const }, ...said.map((message) => ({ kind: 'message' as const, ...message }))]
  for (const [place, event] of events.entries()) {
    const runtime = createRuntime({ pool: db.pool, clock: { now: Date.now }, log: silentLog, understand })
    const receipt = await runtime.receive({
      workspaceId: 'w',
      channelId: 'c',
      externalId,
      inboundId: `i${place}`,
      event,
      profile: { locale: 'zh-CN' },
    })
    conversationId = receipt.conversationId
    for (const one of receipt.events) if (one.kind === 'message.bot') heard.push(one.body.text)
  }
  return { conversationId, heard }
}

test('a real flow runs to its end through the database, and its record replays byte for byte', async () => {
  const { conversationId, heard } = await talk('six turns', supportTalk)
  expect(heard).toEqual([
    '您好，我是小丹。',
    '请问需要什么帮助？',
    '请告诉我订单号。',
    '没看懂，请再发一次。',
    '订单 SF-20260001 已由顺丰发出。',
    '还有什么可以帮您？',
    '请打分（1–5）。',
    '谢谢！',
    '再见！',
  ])
  const { rows } = await db.pool.query('SELECT owner, outcome, rating, wake_at FROM conversation WHERE id = $1', [conversationId])
  expect(rows).toEqual([{ owner: 'closed', outcome: 'resolved', rating: 5, wake_at: null }])
  const program = compileProgram({ versionId: 'v1', project: supportFlow })
  const recording = await readRecording(db.pool, { workspaceId: 'w', conversationId })
  expect(recording?.turns).toHaveLength(6)
  expect(replay([program], recording as NonNullable<typeof recording>)).toEqual({ same: true })
  expect(await brokenInvariants(db.pool)).toEqual([])
})

test('a record that was tampered with does not replay', async () => {
  const { conversationId } = await talk('tampered', supportTalk)
  await db.pool.query(
    `UPDATE turn_log SET inputs = jsonb_set(inputs::jsonb, '{0,event,text}', '"SF-20260002"')::json WHERE conversation_id = $1 AND turn = 4`,
    [conversationId],
  )
  const recording = await readRecording(db.pool, { workspaceId: 'w', conversationId })
  const program = compileProgram({ versionId: 'v1', project: supportFlow })
  expect(replay([program], recording as NonNullable<typeof recording>)).toMatchObject({ same: false })
})

test('a rule hands the customer to a person, and the row of the desk says so', async () => {
  const { conversationId } = await talk('wants a person', [{ text: '我要人工' }])
  const { rows } = await db.pool.query(
    'SELECT owner, queue_id, epoch, queued_at IS NOT NULL AS queued, waiting_since IS NOT NULL AS waiting, preview FROM conversation WHERE id = $1',
    [conversationId],
  )
  expect(rows).toEqual([{ owner: 'queue', queue_id: 'q', epoch: 1, queued: true, waiting: true, preview: '正在为您转接人工。' }])
  const kinds = await db.pool.query('SELECT kind FROM event WHERE conversation_id = $1 ORDER BY seq', [conversationId])
  expect(kinds.rows.map((row) => row.kind)).toEqual(expect.arrayContaining(['rule.fired', 'owner.changed', 'handoff.requested']))
})
