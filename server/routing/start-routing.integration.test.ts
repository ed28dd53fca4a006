import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startWorker } from '../runtime/worker.ts'
import { acceptOffer } from './accept-offer.ts'
import { resolveConversation } from './resolve-conversation.ts'
import { startRouting } from './start-routing.ts'
import { brokenBooks, type DeskWorld, deskWorld } from './testing/desk-world.ts'

let world: DeskWorld
let stop: () => Promise<void>
beforeAll(async () => {
  world = await deskWorld()
  const { runtime, clock, log, db } = world.services
  const worker = startWorker({ pool: db.pool, runtime, clock, log })
  const routing = startRouting(world.services, worker)
  stop = async () => {
    await Promise.all([routing.stop(), worker.stop()])
  }
})
afterAll(async () => {
  await stop()
  await world.close()
})

const offered = (conversationId: string, to: string, timeout: number) =>
  vi.waitFor(
    async () =>
      expect(await world.one('SELECT member_id FROM offer WHERE conversation_id = $1', [conversationId])).toEqual({ member_id: to }),
    {
      timeout,
      interval: 20,
    },
  )

test('who asks for a person is offered to one who is free, and the next one when a slot is given back', async () => {
  const gil = await world.member('gil', { capacity: 1 })
  const first = await world.waiting('first')
  await offered(first, 'gil', 900)
  const second = await world.waiting('second')
  await acceptOffer(world.services, gil, { conversationId: first, clientId: 'a' })
  await resolveConversation(world.services, gil, { conversationId: first, clientId: 'r', outcome: 'resolved', continueFlow: false })
  await offered(second, 'gil', 900)
  expect(await brokenBooks(world.db)).toEqual([])
})

test('what happens in another process is found by the sweep: a customer there, an agent who comes, an offer that runs out', async () => {
  const other = world.process()
  const send = (inboundId: string, event: Parameters<typeof other.runtime.receive>[0]['event']) =>
    other.runtime.receive({ workspaceId: 'w', channelId: 'c', externalId: 'elsewhere', inboundId, event })
  await send('start', { kind: 'start' })
  const { conversationId } = await send('ask', { kind: 'message', text: 'person', choiceId: 'person' })
  await world.member('hal', { capacity: 1 })
  await offered(conversationId, 'hal', 3000)
  await world.member('ivy', { capacity: 1 })
  world.clock.advance(21_000)
  await offered(conversationId, 'ivy', 4000)
  expect(await brokenBooks(world.db)).toEqual([])
})
