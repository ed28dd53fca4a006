import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../tests/setup/database.ts'
import { callAs, callPath } from '../../api/testing/call-as.ts'
import { type SeededWorkspace, seedWorkspace } from '../../api/testing/seed-workspace.ts'
import { testApp, testServices } from '../../api/testing/test-services.ts'
import type { Role } from '../permissions.ts'

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

const as = (role: Role) => callAs(services, workspace.actors[role])
const outcome = async (role: Role, path: string, input: unknown) => (await callPath(services, workspace.actors[role], path, input)).code
const idOf = (role: Role) => workspace.actors[role].memberId
/** The seeded owner handles a conversation, which alone would keep him. */
const letGoOfConversations = () =>
  db.prisma.conversation.updateMany({
    where: { workspaceId: workspace.workspaceId, agentId: idOf('owner') },
    data: { owner: 'bot', agentId: null },
  })

describe('the last owner', () => {
  test('cannot be removed, not even by himself', async () => {
    expect(await outcome('owner', 'members.remove', { memberId: idOf('owner') })).toBe('last-owner')
  })

  test('cannot be given another role', async () => {
    expect(await outcome('owner', 'members.setRole', { memberId: idOf('owner'), role: 'admin' })).toBe('last-owner')
  })

  test('may go once there is another one', async () => {
    await letGoOfConversations()
    await as('owner').members.setRole({ memberId: idOf('admin'), role: 'owner' })
    expect(await outcome('owner', 'members.remove', { memberId: idOf('owner') })).toBe('ok')
  })

  test('stays when two owners remove each other at the same moment', async () => {
    await letGoOfConversations()
    await as('owner').members.setRole({ memberId: idOf('admin'), role: 'owner' })
    const second = { ...workspace.actors.admin, role: 'owner' as const }
    const answers = await Promise.all([
      outcome('owner', 'members.remove', { memberId: second.memberId }),
      callPath(services, second, 'members.remove', { memberId: idOf('owner') }).then((answer) => answer.code),
    ])
    expect(answers.sort()).toEqual(['last-owner', 'ok'])
    expect(await db.prisma.member.count({ where: { workspaceId: workspace.workspaceId, role: 'owner' } })).toBe(1)
  })
})

describe('an admin', () => {
  test('cannot make himself or anybody an owner', async () => {
    expect(await outcome('admin', 'members.setRole', { memberId: idOf('admin'), role: 'owner' })).toBe('not-allowed')
    const person = { name: 'X', email: 'x@example.com', password: 'long enough', role: 'owner' }
    expect(await outcome('admin', 'members.create', person)).toBe('not-allowed')
    expect(await db.prisma.user.count({ where: { email: 'x@example.com' } })).toBe(0)
  })

  test('cannot touch an owner', async () => {
    await as('owner').members.create({
      name: 'Second',
      email: `second-${workspace.marker}@example.com`,
      password: 'long enough',
      role: 'owner',
    })
    for (const path of ['members.remove', 'members.update'])
      expect(await outcome('admin', path, { memberId: idOf('owner') })).toBe('not-allowed')
    expect(await outcome('admin', 'members.setRole', { memberId: idOf('owner'), role: 'agent' })).toBe('not-allowed')
  })
})

describe('a new member', () => {
  test('can sign in with the first password and is in this workspace only', async () => {
    const email = `New.${workspace.marker}@Example.com`
    await as('admin').members.create({ name: 'New', email, password: 'long enough', role: 'agent' })
    const app = testApp(services)
    const origin = services.config.publicUrl
    const headers = { 'content-type': 'application/json', origin }
    const body = JSON.stringify({ email: email.toLowerCase(), password: 'long enough' })
    const signIn = await app.request(`${origin}/api/auth/sign-in/email`, { method: 'POST', headers, body })
    expect(signIn.status).toBe(200)
    const cookie = signIn.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ')
    const me = (await (await app.request(`${origin}/api/trpc/me.get`, { headers: { cookie } })).json()).result.data.json
    expect(me).toMatchObject({ role: 'agent', workspaces: [{ id: workspace.workspaceId }] })
  })

  test('who has an account keeps its password and is in both workspaces', async () => {
    const elsewhere = await seedWorkspace(services)
    const person = { name: 'Agent', email: `agent-${elsewhere.marker}@example.com`, password: 'a new password', role: 'analyst' as const }
    expect(await as('owner').members.create(person)).toMatchObject({ newAccount: false })
    expect(await db.prisma.account.count({ where: { userId: elsewhere.actors.agent.userId } })).toBe(0)
    const me = await callAs(services, elsewhere.actors.agent).me.get()
    expect(me.workspaces.map((each) => each.id)).toEqual([elsewhere.workspaceId, workspace.workspaceId])
  })

  test('cannot be added twice, nor without a password when the account is new', async () => {
    const email = `agent-${workspace.marker}@example.com`
    expect(await outcome('owner', 'members.create', { name: 'A', email, role: 'agent' })).toBe('already-member')
    expect(await outcome('owner', 'members.create', { name: 'A', email: 'nobody@example.com', role: 'agent' })).toBe('bad-request')
  })
})

test('whoever still has conversations cannot be removed', async () => {
  await db.prisma.conversation.updateMany({ where: { id: workspace.conversationId }, data: { owner: 'agent', agentId: idOf('agent') } })
  expect(await outcome('owner', 'members.remove', { memberId: idOf('agent') })).toBe('in-use')
})

test('a change of members stands in the audit list with who made it', async () => {
  await as('admin').members.setRole({ memberId: idOf('agent'), role: 'supervisor' })
  const { items } = await as('owner').audit.list({})
  expect(items[0]).toMatchObject({
    action: 'member.updated',
    subject: idOf('agent'),
    detail: { role: 'supervisor', before: 'agent' },
    member: { id: idOf('admin'), name: workspace.actors.admin.name },
  })
})

test('the capacity cannot be set below the conversations somebody has now', async () => {
  await db.prisma.member.update({
    where: { workspaceId_id: { workspaceId: workspace.workspaceId, id: idOf('agent') } },
    data: { capacity: 5, load: 3 },
  })
  const answer = await callPath(services, workspace.actors.admin, 'members.update', { memberId: idOf('agent'), capacity: 2 })
  expect(answer.code).toBe('capacity-below-load')
  expect(await outcome('admin', 'members.update', { memberId: idOf('agent'), capacity: 3 })).toBe('ok')
})
