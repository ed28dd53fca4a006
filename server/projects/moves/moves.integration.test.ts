import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Project } from '../../../flows/document/project.ts'
import { buildProject, type ShortCards } from '../../../flows/testing/build-project.ts'
import { ask, variables, zh } from '../../../flows/testing/small-flow.ts'
import { testDatabase } from '../../../tests/setup/database.ts'
import { callAs, callPath } from '../../api/testing/call-as.ts'
import { seedWorkspace } from '../../api/testing/seed-workspace.ts'
import { testServices } from '../../api/testing/test-services.ts'
import type { Actor } from '../../identity/actor.ts'
import { compileProgram } from '../../runtime/compile-program.ts'
import { readRecording } from '../../runtime/read-recording.ts'
import { replay } from '../../runtime/replay.ts'
import { createRuntime } from '../../runtime/runtime.ts'
import { brokenInvariants } from '../../runtime/testing/invariants.ts'
import { seedChannel } from '../../runtime/testing/seed.ts'
import { silentLog, texts } from '../../runtime/testing/start-runtime.ts'
import type { MovePlan } from './plan-move.ts'
import { runMoves } from './run-moves.ts'

const db = await testDatabase()
const { services } = testServices(db)
const { runtime } = services
afterAll(async () => {
  expect(await brokenInvariants(db.pool)).toEqual([])
  await runtime.stop()
  await db.close()
})

/** Late enough for a move to end without waiting for stragglers. */
const later = { now: () => Date.now() + 60_000 }
const work = () => runMoves({ ...services, clock: later })

let workspaceId = ''
let actor: Actor
let serial = 0
const make = (cards: ShortCards, parts: Partial<Pick<Project, 'variables'>> = {}) =>
  buildProject({ cards, variables, settings: { fallbackQueueId: 'q', idleMinutes: 60 } as never, ...parts })
const end: ShortCards[string][number] = ['e', 'end', { message: zh('旧版：{{ order }}') }]
const newEnd: ShortCards[string][number] = ['e', 'end', { message: zh('新版：{{ order }}') }]
const old = make({ a: [ask, end] })
const gone = make({ z: [['q', 'question', { text: zh('什么事？') }], newEnd] })

beforeEach(async () => {
  workspaceId = `w${++serial}`
  actor = { workspaceId, memberId: 'ann', userId: `${workspaceId}-ann`, name: 'Ann', role: 'owner', locale: 'en' }
  await seedChannel(db.pool, { workspaceId, versionId: 'v1', content: old })
})

/** A channel on `from` with one conversation at its first question. */
async function begin(externalId = 'visitor') {
  const { conversationId } = await runtime.receive({
    workspaceId,
    channelId: 'c',
    externalId,
    inboundId: 'start',
    event: { kind: 'start' },
  })
  return conversationId
}

async function useFlow(versionId: string, content: Project): Promise<void> {
  await db.pool.query('UPDATE project_version SET content = $3 WHERE workspace_id = $1 AND id = $2', [workspaceId, versionId, content])
}

/** Another version goes live. */
async function release(content: Project, versionId = 'v2'): Promise<void> {
  await seedChannel(db.pool, { workspaceId, versionId, content })
  await db.pool.query('UPDATE channel SET version_id = $2 WHERE workspace_id = $1', [workspaceId, versionId])
}

async function move(content: Project, stranded: 'stay' | 'person' = 'stay') {
  await release(content)
  await callAs(services, actor).projects.startMove({ channelId: 'c', stranded })
  await work()
  return lastMove()
}

const moves = () => callAs(services, actor).projects.moves({ projectId: 'p' })
async function lastMove() {
  const [last] = (await moves()).moves
  if (!last) throw new Error('there is no move')
  const outcomes = Object.fromEntries(Object.entries(last.outcomes).filter(([, count]) => count > 0))
  return { ...last, outcomes }
}

let said = 0
const say = (text: string, externalId = 'visitor') =>
  runtime.receive({ workspaceId, channelId: 'c', externalId, inboundId: `m${++said}`, event: { kind: 'message', text } })
const act = (conversationId: string, event: Parameters<typeof runtime.act>[0]['event']) =>
  runtime.act({ workspaceId, conversationId, inboundId: `a${++said}`, event })
const row = async (id: string) =>
  (await db.pool.query('SELECT version_id, owner, queue_id, needs_attention, state, wake_at FROM conversation WHERE id = $1', [id])).rows[0]
const events = async (id: string) =>
  (await db.pool.query('SELECT kind, actor, body FROM event WHERE conversation_id = $1 ORDER BY seq', [id])).rows
const movedEvents = async (id: string) => (await events(id)).filter((event) => event.kind === 'version.moved')
const botTexts = async (id: string) => (await events(id)).flatMap((event) => (event.kind === 'message.bot' ? [event.body.text] : []))

describe('a conversation in the middle of a question', () => {
  test('goes on in the new version without a word, and its record replays byte for byte', async () => {
    const id = await begin()
    const reworded = make({ a: [['ask', 'question', { ...(ask[2] as object), text: zh('请给订单号') }], newEnd] })
    const { id: moveId, ...done } = await move(reworded)
    expect(done).toMatchObject({ state: 'done', total: 1, waiting: 0, outcomes: { moved: 1 }, version: { id: 'v2', number: 2 } })
    expect(await botTexts(id)).toEqual(['订单号？'])
    const body = { moveId, fromVersionId: 'v1', toVersionId: 'v2', number: 2, outcome: 'moved', reasons: [] }
    expect(await movedEvents(id)).toEqual([{ kind: 'version.moved', actor: 'system', body }])
    expect(await row(id)).toMatchObject({ version_id: 'v2', owner: 'bot' })
    expect(texts(await say('A12345'))).toEqual(['A12345', '新版：A12345'])
    const recording = await readRecording(db.pool, { workspaceId, conversationId: id })
    const programs = [compileProgram({ versionId: 'v1', project: old }), compileProgram({ versionId: 'v2', project: reworded })]
    expect(replay(programs, recording as NonNullable<typeof recording>)).toEqual({ same: true })
    expect(() => replay(programs.slice(0, 1), recording as NonNullable<typeof recording>)).toThrow('v2')
  })

  test('that asks for something else now is asked anew', async () => {
    const id = await begin()
    const other = make({ a: [['ask', 'question', { text: zh('几件？'), answer: 'number', variable: 'order' }], newEnd] })
    expect(await move(other)).toMatchObject({ outcomes: { restartStep: 1 } })
    expect(await botTexts(id)).toEqual(['订单号？', '几件？'])
    expect(texts(await say('3'))).toEqual(['3', '新版：3'])
  })

  test('that was deleted stays on its version when nobody shall be bothered', async () => {
    const id = await begin()
    const before = await row(id)
    expect(await move(gone)).toMatchObject({ outcomes: { needsHuman: 1 } })
    expect(await row(id)).toEqual(before)
    expect(await movedEvents(id)).toEqual([])
    expect(texts(await say('A12345'))).toEqual(['A12345', '旧版：A12345'])
  })

  test('that was deleted is taken over by a person when that is wanted', async () => {
    const id = await begin()
    expect(await move(gone, 'person')).toMatchObject({ outcomes: { needsHuman: 1 } })
    expect(await row(id)).toMatchObject({ version_id: 'v2', owner: 'queue', queue_id: 'q' })
    const handOff = (await events(id)).find((event) => event.kind === 'handoff.requested')
    expect(handOff?.body.packet.reason).toBe('moved')
  })

  test('that was deleted, with nobody there: the customer is told, somebody will see it, the next message begins anew', async () => {
    await db.pool.query("UPDATE member SET presence = 'offline' WHERE workspace_id = $1", [workspaceId])
    const id = await begin()
    await move(gone, 'person')
    const stored = await row(id)
    expect(stored).toMatchObject({ version_id: 'v2', owner: 'bot', needs_attention: true })
    expect(stored.wake_at, 'silence ends it').not.toBeNull()
    expect(texts(await say('在吗'))).toContain('什么事？')
  })

  test('keeps its answers; a new variable begins as declared', async () => {
    await useFlow('v1', make({ a: [ask, ['more', 'question', { text: zh('还有吗？') }], end] }))
    const id = await begin()
    await say('A12345')
    const shop = { id: 'shop', name: '店铺', type: 'text' as const, scope: 'conversation' as const, sensitive: false, initial: '总店' }
    const to = make(
      { a: [ask, ['more', 'question', { text: zh('还有吗？') }], ['e', 'end', { message: zh('{{ shop }} {{ order }}') }]] },
      { variables: [...variables, shop] },
    )
    await move(to)
    expect((await movedEvents(id))[0].body.reasons).toEqual([{ code: 'variableAdded', variable: '店铺' }])
    expect(texts(await say('没有了'))).toEqual(['没有了', '总店 A12345'])
  })
})

describe('a conversation that waits for an answer from outside', () => {
  const call: ShortCards[string][number] = ['call', 'http', { url: 'https://example.com/order' }]
  const calling = (last: typeof end) => make({ a: [call, last] }, {})
  const answer = { kind: 'effect', ok: true, result: { status: 200, headers: {}, body: null } } as const

  test('gets it in the new version', async () => {
    await useFlow('v1', calling(['e', 'end', { message: zh('旧') }]))
    const id = await begin()
    expect(await move(calling(['e', 'end', { message: zh('新') }]))).toMatchObject({ outcomes: { moved: 1 } })
    const { state } = await row(id)
    expect(texts(await act(id, { ...answer, id: state.waiting.effectId }))).toEqual(['新'])
  })

  test('stays where it is when the new version asks for something else there, and goes on there', async () => {
    await useFlow('v1', calling(['e', 'end', { message: zh('旧') }]))
    const id = await begin()
    expect(
      await move(
        make({
          a: [
            ['call', 'ticket', {}],
            ['e', 'end', { message: zh('新') }],
          ],
        }),
      ),
    ).toMatchObject({ outcomes: { pinned: 1 } })
    const { state, version_id } = await row(id)
    expect(version_id).toBe('v1')
    expect(texts(await act(id, { ...answer, id: state.waiting.effectId }))).toEqual(['旧'])
  })
})

describe('a conversation with a person', () => {
  test('stays with them and comes back to the new version', async () => {
    const id = await begin()
    await act(id, { kind: 'accepted', agentId: 'ann', agentName: 'Ann' })
    expect(await move(make({ a: [ask, newEnd] }))).toMatchObject({ outcomes: { moved: 1 } })
    expect(await row(id)).toMatchObject({ version_id: 'v2', owner: 'agent' })
    await act(id, { kind: 'returned', agentId: 'ann' })
    expect(texts(await say('A12345'))).toEqual(['A12345', '新版：A12345'])
  })

  test('is left alone where its place is gone, even when persons shall take over', async () => {
    const id = await begin()
    await act(id, { kind: 'accepted', agentId: 'ann', agentName: 'Ann' })
    expect(await move(gone, 'person')).toMatchObject({ outcomes: { pinned: 1 } })
    expect(await row(id)).toMatchObject({ version_id: 'v1', owner: 'agent' })
  })
})

describe('a move', () => {
  const next = make({ a: [ask, newEnd] })

  test('takes everything along once, although three workers run it and customers write meanwhile', async () => {
    const names = Array.from({ length: 130 }, (_, i) => `v${i}`)
    const ids = await Promise.all(names.map((name) => begin(name)))
    await release(next)
    await callAs(services, actor).projects.startMove({ channelId: 'c', stranded: 'stay' })
    const other = createRuntime({ pool: db.pool, clock: services.clock, log: silentLog })
    const writes = names
      .slice(0, 60)
      .map((externalId) =>
        other.receive({ workspaceId, channelId: 'c', externalId, inboundId: 'x', event: { kind: 'message', text: '？？' } }),
      )
    await Promise.all([work(), runMoves({ ...services, runtime: other, clock: later }), work(), ...writes])
    // A worker that came second may have found the batch taken.
    await work()
    expect(await lastMove()).toMatchObject({ state: 'done', total: 130, waiting: 0, outcomes: { moved: 130 } })
    for (const id of ids) expect(await movedEvents(id)).toHaveLength(1)
    expect((await moves()).running).toEqual([{ channelId: 'c', versionId: 'v2', number: 2, count: 130 }])
    await other.stop()
  })

  test('looks at a conversation again when its turn comes: what the customer did meanwhile counts', async () => {
    const thanks: ShortCards[string][number] = ['thanks', 'question', { text: zh('还有吗？') }]
    await useFlow('v1', make({ a: [ask, thanks, end] }))
    const id = await begin()
    const shorter = make({ a: [thanks, newEnd] })
    await release(shorter)
    const { outcomes } = await callAs(services, actor).projects.planMove({ channelId: 'c' })
    expect(outcomes).toEqual([{ outcome: 'restartStep', count: 1 }])
    await callAs(services, actor).projects.startMove({ channelId: 'c', stranded: 'stay' })
    await say('A12345')
    await work()
    expect(await lastMove()).toMatchObject({ outcomes: { moved: 1 } })
    expect(await botTexts(id), 'asked once').toEqual(['订单号？', '还有吗？'])
    expect(texts(await say('没有了'))).toEqual(['没有了', '新版：A12345'])
  })

  test('takes turns with the others: a small one does not wait for the end of a large one', async () => {
    const large = actor
    await Promise.all(Array.from({ length: 120 }, (_, i) => begin(`v${i}`)))
    await release(next)
    await callAs(services, large).projects.startMove({ channelId: 'c', stranded: 'stay' })
    workspaceId = `w${++serial}`
    actor = { ...large, workspaceId, userId: `${workspaceId}-ann` }
    await seedChannel(db.pool, { workspaceId, versionId: 'v1', content: old })
    await begin()
    await release(next)
    await callAs(services, actor).projects.startMove({ channelId: 'c', stranded: 'stay' })
    const order: string[] = []
    const watched: typeof runtime = {
      ...runtime,
      act(action) {
        order.push(action.workspaceId)
        return runtime.act(action)
      },
    }
    await runMoves({ ...services, runtime: watched, clock: later })
    expect(order).toHaveLength(121)
    expect(order.indexOf(workspaceId)).toBeLessThan(order.lastIndexOf(large.workspaceId))
  })

  test('that is cancelled leaves the rest where it is', async () => {
    const id = await begin()
    await release(next)
    const { moveId } = await callAs(services, actor).projects.startMove({ channelId: 'c', stranded: 'stay' })
    await callAs(services, actor).projects.cancelMove({ moveId })
    await work()
    expect(await lastMove()).toMatchObject({ state: 'cancelled', waiting: 1 })
    expect(await row(id)).toMatchObject({ version_id: 'v1' })
    const { rows } = await db.pool.query('SELECT action FROM audit_entry WHERE workspace_id = $1', [workspaceId])
    expect(rows.map(({ action }) => action).sort()).toEqual(['project.moveCancelled', 'project.moveStarted'])
  })

  test('ends the one before it on the same channel', async () => {
    await begin()
    await release(next)
    await callAs(services, actor).projects.startMove({ channelId: 'c', stranded: 'stay' })
    await callAs(services, actor).projects.startMove({ channelId: 'c', stranded: 'person' })
    expect((await moves()).moves.map(({ state }) => state)).toEqual(['running', 'cancelled'])
  })

  test('takes along what began on the old version after it started, and leaves what ended', async () => {
    const ended = await begin('ended')
    await release(next)
    await callAs(services, actor).projects.startMove({ channelId: 'c', stranded: 'stay' })
    await act(ended, { kind: 'left' })
    await db.pool.query("UPDATE channel SET version_id = 'v1' WHERE workspace_id = $1", [workspaceId])
    const slow = createRuntime({ pool: db.pool, clock: services.clock, log: silentLog })
    const late = await slow.receive({ workspaceId, channelId: 'c', externalId: 'late', inboundId: 'start', event: { kind: 'start' } })
    await slow.stop()
    await runMoves(services)
    expect(await lastMove(), 'others may still follow').toMatchObject({ state: 'running', waiting: 0 })
    await work()
    expect(await lastMove()).toMatchObject({ state: 'done', total: 2, outcomes: { moved: 1, closed: 1 } })
    expect(await row(late.conversationId)).toMatchObject({ version_id: 'v2' })
    expect(await row(ended)).toMatchObject({ version_id: 'v1', owner: 'closed' })
  })

  test('to where another project is live touches nothing of this one', async () => {
    const id = await begin()
    const values = [workspaceId, next]
    await db.pool.query(
      `INSERT INTO project (workspace_id, id, name, draft, layout, updated_at) VALUES ($1, 'other', 'O', '{}', '{}', now())`,
      [workspaceId],
    )
    const text = `INSERT INTO project_version (workspace_id, id, project_id, number, content, layout, published_by) VALUES ($1, 'o1', 'other', 1, $2, '{}', 't')`
    await db.pool.query(text, values)
    await db.pool.query("UPDATE channel SET version_id = 'o1' WHERE workspace_id = $1", [workspaceId])
    expect(await callAs(services, actor).projects.startMove({ channelId: 'c', stranded: 'person' })).toMatchObject({ total: 0 })
    await work()
    expect(await row(id)).toMatchObject({ version_id: 'v1' })
  })
})

describe('the plan', () => {
  test('says what the move then does, and touches nothing', async () => {
    const [here, , away] = [await begin('here'), await begin('there'), await begin('away')]
    await act(away, { kind: 'accepted', agentId: 'ann', agentName: 'Ann' })
    const before = await Promise.all([row(here), row(away)])
    await release(gone)
    const plan = await callAs(services, actor).projects.planMove({ channelId: 'c' })
    expect(plan).toMatchObject({ total: 3, examined: 3 })
    expect(plan.outcomes).toEqual([
      { outcome: 'needsHuman', count: 2 },
      { outcome: 'pinned', count: 1 },
    ])
    const reason = { code: 'cardGone', card: 'a', nodeId: 'ask' }
    const withPerson = { code: 'underWay', what: 'human' }
    expect(plan.places).toHaveLength(1)
    expect(plan.places[0]).toMatchObject({ number: 1, flow: '', card: 'a', count: 3 })
    expect(plan.places[0]?.outcomes).toEqual([
      { outcome: 'needsHuman', count: 2, reasons: [{ reason, count: 2 }] },
      { outcome: 'pinned', count: 1, reasons: [reason, withPerson].map((each) => ({ reason: each, count: 1 })) },
    ])
    expect(plan.places[0]?.samples).toContainEqual({
      conversationId: away,
      customer: expect.any(String),
      outcome: 'pinned',
      lastMessageAt: expect.any(Date),
    })
    expect(await Promise.all([row(here), row(away)])).toEqual(before)
    await callAs(services, actor).projects.startMove({ channelId: 'c', stranded: 'stay' })
    await work()
    expect((await lastMove()).outcomes).toEqual({ needsHuman: 2, pinned: 1 })
  })

  test('tells places apart by card and version, the fullest first, and is made for a version that goes back too', async () => {
    const more: ShortCards[string][number] = ['more', 'question', { text: zh('还有吗？') }]
    await useFlow('v1', buildProject({ cards: { a: [ask], b: [more, end] }, links: { 'ask.next': 'b' }, variables }))
    await begin('one')
    await begin('two')
    await say('A12345', 'two')
    await release(make({ a: [ask, newEnd] }))
    const second = createRuntime({ pool: db.pool, clock: services.clock, log: silentLog })
    for (const externalId of ['three', 'four', 'five'])
      await second.receive({ workspaceId, channelId: 'c', externalId, inboundId: 'start', event: { kind: 'start' } })
    await second.stop()
    const back = await callAs(services, actor).projects.planMove({ channelId: 'c', to: { versionId: 'v1' } })
    expect(told(back.places)).toEqual([[2, 'a', 3]])
    await release(gone, 'v3')
    const on = await callAs(services, actor).projects.planMove({ channelId: 'c' })
    expect(told(on.places)).toEqual([
      [2, 'a', 3],
      [1, 'a', 1],
      [1, 'b', 1],
    ])
  })

  test('names no customers to who may not see them', async () => {
    await begin()
    await release(next())
    const plan = await callAs(services, { ...actor, role: 'designer' }).projects.planMove({ channelId: 'c' })
    expect(plan.places[0]?.samples[0]).toMatchObject({ customer: null })
  })

  function told(places: MovePlan['places']) {
    return places.map(({ number, card, count }) => [number, card, count])
  }

  function next(): Project {
    return make({ a: [ask, newEnd] })
  }
})

test('putting a version back carries conversations back, and what was still being moved away from it stays', async () => {
  const [first, second] = [await begin('first'), await begin('second')]
  const next = make({ a: [ask, newEnd] })
  await move(next)
  expect(await row(first)).toMatchObject({ version_id: 'v2' })
  await callAs(services, actor).projects.rollback({ channelId: 'c', versionId: 'v1', move: { stranded: 'stay' } })
  await work()
  expect(await lastMove()).toMatchObject({ state: 'done', outcomes: { moved: 2 }, version: { id: 'v1' } })
  expect(await row(second)).toMatchObject({ version_id: 'v1' })
  expect(texts(await say('A12345', 'first'))).toEqual(['A12345', '旧版：A12345'])
  await db.pool.query("UPDATE channel SET version_id = 'v2' WHERE workspace_id = $1", [workspaceId])
  await callAs(services, actor).projects.startMove({ channelId: 'c', stranded: 'stay' })
  await callAs(services, actor).projects.rollback({ channelId: 'c', versionId: 'v1' })
  await work()
  expect(await lastMove()).toMatchObject({ state: 'cancelled', version: { id: 'v2' } })
  expect(await row(second)).toMatchObject({ version_id: 'v1' })
})

test('publishing takes conversations along when asked to, in one go with the version; else they stay', async () => {
  const w = await seedWorkspace(services)
  const designer = callAs(services, w.actors.designer)
  const at = { projectId: w.projectId, channelIds: [w.channelId] }
  const { revision } = await designer.projects.get({ projectId: w.projectId })
  const draft = { projectId: w.projectId, revision }
  expect((await designer.projects.planMove({ channelId: w.channelId, to: draft })).total).toBe(4)
  expect(
    await callPath(services, w.actors.designer, 'projects.planMove', { channelId: w.channelId, to: { ...draft, revision: 99 } }),
  ).toMatchObject({
    code: 'stale-draft',
  })
  await designer.projects.publish({ ...at, revision })
  expect((await designer.projects.moves({ projectId: w.projectId })).moves.map(({ state }) => state)).toEqual(['done'])
  const { versionId } = await designer.projects.publish({ ...at, revision, move: { stranded: 'stay' } })
  await work()
  const { running, moves: all } = await designer.projects.moves({ projectId: w.projectId })
  expect(all[0]).toMatchObject({ state: 'done', total: 4, outcomes: { moved: 4 }, version: { id: versionId } })
  expect(running).toMatchObject([{ versionId, count: 4 }])
})
