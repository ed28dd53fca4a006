import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { testDatabase } from '../../../tests/setup/database.ts'
import { callAs, callPath } from '../../api/testing/call-as.ts'
import { type SeededWorkspace, seedWorkspace } from '../../api/testing/seed-workspace.ts'
import { testServices } from '../../api/testing/test-services.ts'
import { followDraft } from '../follow-draft.ts'

const db = await testDatabase()
const { services } = testServices(db)
afterAll(async () => {
  await services.runtime.stop()
  await db.close()
})
let workspace: SeededWorkspace
beforeEach(async () => {
  workspace = await seedWorkspace(services)
})

const as = (role: 'designer' | 'admin' | 'supervisor') => callAs(services, workspace.actors[role]).projects
const find = async (role: Parameters<typeof as>[0], threadId: string) =>
  (await as(role).comments({ projectId: workspace.projectId })).find(({ id }) => id === threadId)

test('a remark is answered, settled and opened again by an answer; who is addressed is told until they have looked', async () => {
  const { projectId, actors } = workspace
  const here = { projectId, flowId: 'main', cardId: 'a' }
  const mentions = [actors.designer.memberId, 'nobody']
  const { id: threadId } = await as('admin').comment({ ...here, text: ' <b>Why</b> this, @Dee? ', mentions })
  expect(await as('designer').mentions()).toEqual({ [projectId]: 1 })
  const thread = await find('designer', threadId)
  expect(thread).toMatchObject({ id: threadId, flowId: 'main', cardId: 'a', resolvedAt: null, unread: true })
  expect(thread?.comments[0]).toMatchObject({
    text: '<b>Why</b> this, @Dee?',
    author: { id: actors.admin.memberId },
    mine: false,
    mentions: [{ id: actors.designer.memberId }],
  })
  await as('designer').seeComments({ projectId })
  expect(await as('designer').mentions()).toEqual({})

  await as('designer').resolveComment({ projectId, threadId, resolved: true })
  expect((await find('admin', threadId))?.resolvedAt).toBeInstanceOf(Date)
  await as('supervisor').comment({ projectId, threadId, text: 'Not yet' })
  expect(await find('admin', threadId)).toMatchObject({ resolvedAt: null, comments: [{}, { text: 'Not yet' }] })
  // Nobody hears of what they said themselves.
  expect(await as('supervisor').mentions()).toEqual({})
})

test('one takes back one’s own words, who manages the workspace anybody’s, a remark with its answers', async () => {
  const { projectId, actors } = workspace
  const { id: threadId } = await as('designer').comment({ projectId, flowId: 'main', cardId: null, text: 'One' })
  const { id: answer } = await as('supervisor').comment({ projectId, threadId, text: 'Two' })
  const remove = (role: 'designer' | 'supervisor', id: string) =>
    callPath(services, actors[role], 'projects.removeComment', { projectId, id })
  expect(await remove('designer', answer)).toMatchObject({ code: 'not-found' })
  expect((await find('designer', threadId))?.comments).toHaveLength(2)
  await as('admin').removeComment({ projectId, id: threadId })
  expect(await find('designer', threadId)).toBeUndefined()
  expect(await callPath(services, actors.designer, 'projects.comment', { projectId, threadId, text: 'late' })).toMatchObject({
    code: 'not-found',
  })
  expect(await callPath(services, actors.agent, 'projects.comment', { projectId, threadId, text: 'x' })).toMatchObject({
    code: 'not-allowed',
  })
  expect(
    await callPath(services, actors.designer, 'projects.comment', { projectId, flowId: 'main', cardId: null, text: '  ' }),
  ).toMatchObject({
    code: 'bad-request',
  })
})

test('those who have the project open hear that there is something new', async () => {
  const { projectId, actors } = workspace
  const cut = new AbortController()
  const heard: object[] = []
  const done = (async () => {
    for await (const news of followDraft(services, actors.admin, { projectId }, cut.signal)) heard.push(news)
  })()
  await vi.waitFor(() => expect(heard).toHaveLength(1))
  await as('designer').comment({ projectId, flowId: 'main', cardId: null, text: 'New' })
  await vi.waitFor(() => expect(heard).toContainEqual({ comments: true }))
  cut.abort()
  await done
})
