import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../tests/setup/database.ts'
import { callAs, callPath } from '../api/testing/call-as.ts'
import { type SeededWorkspace, seedWorkspace } from '../api/testing/seed-workspace.ts'
import { testServices } from '../api/testing/test-services.ts'

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
const agent = () => callAs(services, workspace.actors.agent)

describe('the list of customers', () => {
  test.each([
    ['王小', ['王小明']],
    ['小明', ['王小明']],
    ['ming@', ['王小明']],
    ['0571', ['李雷']],
    ['贵宾', ['李雷']],
    ['100%', ['100% Wool Ltd']],
    ['_', []],
    ['nobody of that name', []],
  ])('finds %s', async (search, names) => {
    await addCustomers()
    expect((await agent().customers.list({ search })).items.map((customer) => customer.name)).toEqual(names)
  })

  test('is paged without gaps or repeats, also when many changed in the same millisecond', async () => {
    const at = new Date('2026-01-01T00:00:00Z')
    const data = Array.from({ length: 25 }, (_, i) => ({
      workspaceId: workspace.workspaceId,
      id: `many_${i}`,
      name: `n${i}`,
      updatedAt: at,
    }))
    await db.prisma.customer.createMany({ data })
    const everyone = await db.prisma.customer.count({ where: { workspaceId: workspace.workspaceId } })
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<ReturnType<typeof agent>['customers']['list']>> = await agent().customers.list({ cursor, limit: 7 })
      seen.push(...page.items.map((customer) => customer.id))
      cursor = page.nextCursor
    } while (cursor)
    expect(seen).toHaveLength(everyone)
    expect(new Set(seen).size).toBe(everyone)
  })

  test('refuses a cursor it did not give', async () => {
    for (const cursor of ['x', 'bm9wZQ', Buffer.from("2026-01-01T00:00:00Z|a' OR 1=1").toString('base64url')])
      expect((await callPath(services, workspace.actors.agent, 'customers.list', { cursor })).code).toBe('bad-request')
  })
})

describe('a customer', () => {
  test('is shown with conversations, contacts and tickets', async () => {
    const customer = await agent().customers.get({ customerId: workspace.customerId })
    expect(customer.conversations.map((each) => each.id)).toEqual([workspace.conversationId])
    expect(customer.contacts[0]?.channelName).toBe(workspace.marker)
    expect(customer.tickets.map((each) => each.id)).toEqual([workspace.ticketId])
  })

  test('changed by two at once keeps both changes', async () => {
    const { customerId } = workspace
    await Promise.all([
      agent().customers.update({ customerId, attributes: { tier: 'gold' } }),
      agent().customers.update({ customerId, attributes: { city: '杭州' } }),
      agent().customers.update({ customerId, tags: ['vip', 'vip'] }),
    ])
    await agent().customers.update({ customerId, attributes: { city: null }, phone: '0571' })
    expect(await agent().customers.get({ customerId })).toMatchObject({
      attributes: { tier: 'gold' },
      tags: ['vip'],
      phone: '0571',
      name: workspace.marker,
    })
  })
})

async function addCustomers() {
  const base = { workspaceId: workspace.workspaceId }
  await db.prisma.customer.createMany({
    data: [
      { ...base, id: 'a', name: '王小明', email: 'ming@example.com' },
      { ...base, id: 'b', name: '李雷', phone: '0571-1234', tags: ['贵宾'] },
      { ...base, id: 'c', name: '100% Wool Ltd' },
      { ...base, id: 'd', name: '1000 Wool Ltd' },
    ],
  })
  // The seeded one has an underscore in its name.
  await db.prisma.customer.update({
    where: { workspaceId_id: { ...base, id: workspace.customerId } },
    data: { name: 'seeded', email: null },
  })
}
