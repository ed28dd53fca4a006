import { afterAll, beforeEach, expect, test } from 'vitest'
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

test('a ticket made from a conversation is of its customer and stands in its events', async () => {
  const { conversationId, customerId } = workspace
  const made = await agent().tickets.create({ subject: '退款 120 元', conversationId, priority: 3 })
  expect(made.number).toBe(2)
  expect(await agent().tickets.get({ ticketId: made.ticketId })).toMatchObject({
    subject: '退款 120 元',
    priority: 3,
    status: 'open',
    customer: { id: customerId },
  })
  const event = await db.prisma.event.findFirstOrThrow({ where: { conversationId, kind: 'ticket.created' } })
  expect(event).toMatchObject({ actor: 'agent', actorId: workspace.actors.agent.memberId, body: { ticketId: made.ticketId, number: 2 } })
})

test('twenty made at once have twenty numbers in a row', async () => {
  const { customerId } = workspace
  const made = await Promise.all(Array.from({ length: 20 }, () => agent().tickets.create({ subject: 'x', customerId })))
  expect(made.map((ticket) => ticket.number).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 2))
})

test('the list is filtered by status, assignee, number and words', async () => {
  const { customerId, ticketId, actors } = workspace
  const mine = await agent().tickets.create({ subject: '发票抬头', customerId, assigneeId: actors.agent.memberId })
  await agent().tickets.update({ ticketId, status: 'solved' })
  const find = async (input: Parameters<ReturnType<typeof agent>['tickets']['list']>[0]) =>
    (await agent().tickets.list(input)).items.map((ticket) => ticket.number)
  expect(await find({ statuses: ['open', 'pending'] })).toEqual([mine.number])
  expect(await find({ statuses: ['solved'] })).toEqual([1])
  expect(await find({ assignee: 'me' })).toEqual([mine.number])
  expect(await find({ assignee: 'none' })).toEqual([1])
  expect(await find({ search: '发票' })).toEqual([mine.number])
  expect(await find({ search: '#1' })).toEqual([1])
  expect(await find({})).toEqual([1, mine.number])
})

test('a comment moves the ticket up and says who wrote it', async () => {
  const { ticketId, customerId, actors } = workspace
  await agent().tickets.create({ subject: 'newer', customerId })
  await agent().tickets.comment({ ticketId, text: '<script>alert(1)</script>' })
  expect((await agent().tickets.list({})).items[0]?.id).toBe(ticketId)
  const { comments } = await agent().tickets.get({ ticketId })
  expect(comments).toMatchObject([{ text: '<script>alert(1)</script>', member: { id: actors.agent.memberId, name: actors.agent.name } }])
})

test('a ticket about nobody is refused', async () => {
  expect((await callPath(services, workspace.actors.agent, 'tickets.create', { subject: 'x' })).code).toBe('bad-request')
})
