import { afterAll, beforeEach, expect, test } from 'vitest'
import { readStored } from '../../flows/document/stored-document.ts'
import { testDatabase } from '../../tests/setup/database.ts'
import { callAs, callPath } from '../api/testing/call-as.ts'
import { type SeededWorkspace, seedWorkspace } from '../api/testing/seed-workspace.ts'
import { testServices } from '../api/testing/test-services.ts'
import type { Actor } from '../identity/actor.ts'
import { createStarterWorkspace } from '../identity/create-starter-workspace.ts'
import { newId } from '../platform/id.ts'

const db = await testDatabase()
const { services } = testServices(db)
afterAll(async () => {
  await services.runtime.stop()
  await db.close()
})

/** Somebody who has just signed up. */
async function newcomer(): Promise<Actor> {
  const userId = newId('user')
  const name = 'Nora'
  await db.prisma.user.create({ data: { id: userId, name, email: `${userId}@example.com` } })
  const made = await createStarterWorkspace(services, { userId, userName: name, language: 'en' })
  return { ...made, userId, name, role: 'owner', locale: 'en' }
}

let nora: Actor
let foreign: SeededWorkspace
beforeEach(async () => {
  nora = await newcomer()
  foreign = await seedWorkspace(services)
})
const as = () => callAs(services, nora)
const states = async (actor = nora) => {
  const tour = await callAs(services, actor).tour.get()
  return tour && Object.fromEntries(tour.steps.map(({ id, state }) => [id, state]))
}
const untouched = { template: 'open', simulate: 'open', text: 'open', publish: 'open', chat: 'open', inbox: 'open' }

test('follows what is really done, from the template to the conversation in the inbox', async () => {
  expect(await states()).toEqual(untouched)
  await as().tour.steer({ to: 'takeUp' })
  const { projectId } = await as().projects.create({ name: 'First', templateId: 'clinic' })
  expect(await states()).toEqual({ ...untouched, template: 'done' })
  await as().tour.report({ step: 'simulate', projectId })
  expect(await states()).toMatchObject({ simulate: 'done', text: 'open' })

  // Saying so is not enough: a text must have been saved.
  expect((await callPath(services, nora, 'tour.report', { step: 'text', projectId })).code).toBe('not-found')
  const { document, revision } = await as().projects.get({ projectId })
  const { project, layout } = readStored(document)
  const saved = await as().projects.saveDraft({ projectId, baseRevision: revision, project: { ...project, name: 'Mine' }, layout })
  await as().tour.report({ step: 'text', projectId })
  expect(await states()).toMatchObject({ text: 'done', publish: 'open' })

  const [channel] = await as().channels.list()
  await as().projects.publish({ projectId, revision: saved.revision, channelIds: [channel?.id ?? ''], note: '' })
  expect(await states()).toMatchObject({ publish: 'done', chat: 'open' })
  expect((await as().tour.get())?.chatUrl).toBe(channel?.chatUrl)

  // Opened is not said hello.
  const visitor = { workspaceId: nora.workspaceId, channelId: channel?.id ?? '', externalId: 'v' }
  const { conversationId } = await services.runtime.receive({ ...visitor, inboundId: '1', event: { kind: 'start' } })
  expect(await states()).toMatchObject({ chat: 'open' })
  await services.runtime.receive({ ...visitor, inboundId: '2', event: { kind: 'message', text: 'hello' } })
  expect(await states()).toMatchObject({ chat: 'done', inbox: 'open' })
  expect((await as().tour.get())?.conversationId).toBe(conversationId)
  await as().tour.report({ step: 'inbox', conversationId })
  expect(Object.values((await states()) ?? {})).toEqual(['done', 'done', 'done', 'done', 'done', 'done'])
})

test('offered, it counts what was done before it was taken up; not taken up, it ends with the first version', async () => {
  const { projectId } = await as().projects.create({ name: 'First', templateId: 'clinic' })
  await as().tour.steer({ to: 'takeUp' })
  await as().tour.steer({ to: 'takeUp' })
  expect(await states()).toEqual({ ...untouched, template: 'done' })
  const other = await newcomer()
  const { projectId: theirs } = await callAs(services, other).projects.create({ name: 'First', templateId: 'clinic' })
  await callAs(services, other).projects.publish({ projectId: theirs, revision: 1, channelIds: [], note: '' })
  expect(await states(other)).toBeNull()
  expect(projectId).not.toBe(theirs)
})

test('steps are passed over, the tour is left, and begun again from the first step', async () => {
  await as().projects.create({ name: 'First', templateId: null })
  await as().tour.steer({ to: 'skip', step: 'simulate' })
  expect(await states()).toMatchObject({ template: 'done', simulate: 'skipped' })
  await as().tour.steer({ to: 'leave' })
  expect(await states()).toBeNull()
  await as().tour.steer({ to: 'begin' })
  expect(await states()).toEqual(untouched)
})

test('reports of two tabs at once are both kept', async () => {
  const { projectId } = await as().projects.create({ name: 'First', templateId: null })
  await Promise.all([
    as().tour.report({ step: 'simulate', projectId }),
    as().tour.steer({ to: 'skip', step: 'text' }),
    as().tour.steer({ to: 'skip', step: 'inbox' }),
  ])
  expect(await states()).toMatchObject({ simulate: 'done', text: 'skipped', inbox: 'skipped' })
})

test('is of one person: colleagues have their own, and where a colleague published already it is not offered', async () => {
  await as().tour.steer({ to: 'skip', step: 'simulate' })
  const colleague = { ...nora, memberId: newId('member'), userId: newId('user'), role: 'designer' } as const
  await db.prisma.user.create({ data: { id: colleague.userId, name: 'D', email: `${colleague.userId}@example.com` } })
  const { workspaceId, memberId: id, userId } = colleague
  await db.prisma.member.create({ data: { workspaceId, id, userId, name: 'D', role: 'designer' } })
  const { inbox: _, ...designers } = untouched
  expect(await states(colleague)).toEqual(designers)
  expect(await states(foreign.actors.designer)).toBeNull()
  await callAs(services, foreign.actors.designer).tour.steer({ to: 'begin' })
  expect(await states(foreign.actors.designer)).toEqual(designers)
})

test('who builds no flows has none, and nothing of another workspace counts', async () => {
  expect(await states(foreign.actors.agent)).toBeNull()
  await as().tour.steer({ to: 'begin' })
  expect((await callPath(services, nora, 'tour.report', { step: 'simulate', projectId: foreign.projectId })).code).toBe('not-found')
  expect((await callPath(services, nora, 'tour.report', { step: 'inbox', conversationId: foreign.conversationId })).code).toBe('not-found')
  expect(await states()).toEqual(untouched)
})
