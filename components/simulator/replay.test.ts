import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Project } from '../../flows/document/project.ts'
import { afterSalesProject } from '../../flows/templates/after-sales/project.ts'
import { buildProject } from '../../flows/testing/build-project.ts'
import { callsOf } from './calls.ts'
import type { Session } from './session.ts'
import { begin } from './testing/begin.ts'

type Begun = ReturnType<typeof begin>
const sessionOf = ({ simulation }: Begun): Session => simulation.getState().session ?? expect.fail('nothing runs')
const cardOf = ({ simulation }: Begun) => simulation.getState().path.stack.at(-1)?.cardId
const bare = (session: Session) =>
  session.steps.map(({ event, facts, state, commands, trace, persona }) => ({ event, facts, state, commands, trace, persona }))
const nodeOf = (project: Project, cardId: string, nodeId: string) => {
  const node = project.flows.main?.cards[cardId]?.nodes.find(({ id }) => id === nodeId)
  return node ?? expect.fail(nodeId)
}

async function asksForOrder(): Promise<Begun> {
  const begun = begin()
  begun.simulation.setSendReads(true)
  begun.simulation.restart()
  await begun.simulation.say('查订单、物流', 'order')
  await begun.simulation.say('20251119-8843')
  await begun.settle()
  return begun
}

it('stays on its draft after an edit, until it is replayed: then it goes the new way and says where', async () => {
  const begun = await asksForOrder()
  begun.edit((project) => {
    if (project.flows.main) project.flows.main.links['byStatus.branch:shipped'] = 'rate'
  })
  expect(cardOf(begun)).toBe('more')
  const before = sessionOf(begun)
  await begun.simulation.replayOnDraft()
  expect(cardOf(begun)).toBe('rate')
  const { replayed } = begun.simulation.getState()
  expect(replayed?.differences).toMatchObject([{ customer: '20251119-8843', missing: false, step: 3 }])
  expect(replayed?.differences[0]?.before.join()).toContain('顺丰')
  expect(replayed?.differences[0]?.after.join()).not.toContain('顺丰')
  begun.simulation.undoReplay()
  expect(sessionOf(begun)).toBe(before)
})

it('uses the recorded answers and sends nothing, also for a call the edited draft makes anew', async () => {
  const begun = await asksForOrder()
  begun.simulation.goTo(3)
  begun.edit((project) => {
    nodeOf(project, 'order', 'fetchOrder').settings.method = 'POST'
    project.flows.main?.cards.inTransit?.nodes.push({
      id: 'report',
      type: 'http',
      version: 1,
      settings: { method: 'POST', url: 'https://example.com/report' },
    })
    if (project.flows.main) Object.assign(project.flows.main.links, { 'transit.next': undefined, 'report.ok': 'more' })
  })
  const sent = begun.sent.length
  await begun.simulation.replayOnDraft()
  expect(begun.sent).toHaveLength(sent)
  expect(callsOf(sessionOf(begun)).map(({ nodeId, by }) => [nodeId, by])).toEqual([
    ['fetchOrder', 'recording'],
    ['report', 'sample'],
  ])
  expect(begun.texts().join()).toContain('顺丰')
})

it('replays only up to the step looked at', async () => {
  const begun = await asksForOrder()
  begun.simulation.goTo(1)
  await begun.simulation.replayOnDraft()
  expect(sessionOf(begun).steps).toHaveLength(2)
  expect(begun.simulation.getState().replayed?.differences).toEqual([])
})

it('understands the messages anew when the intents were edited, and only then', async () => {
  const begun = await asksForOrder()
  const heard = begun.heard.length
  await begun.simulation.replayOnDraft()
  expect(begun.heard).toHaveLength(heard)
  begun.edit((project) => void project.intents.pop())
  await begun.simulation.replayOnDraft()
  expect(begun.heard).toHaveLength(heard * 2)
})

it('leaves out an agent’s words when the edited draft does not hand over any more', async () => {
  const project = buildProject({
    variables: [{ id: 'x', name: 'X', type: 'text', scope: 'conversation', sensitive: false }],
    cards: { a: [['ask', 'question', { text: { 'zh-CN': '?' }, answer: 'email', variable: 'x', retries: 9 }]] },
    policy: { rules: afterSalesProject.policy.rules.filter(({ id }) => id === 'asks-for-human') },
  })
  const begun = begin({ project })
  begun.simulation.restart()
  await begun.simulation.say('真人')
  begun.simulation.happen({ kind: 'accepted', agentId: 'me', agentName: '我' })
  begun.simulation.happen({ kind: 'agentMessage', agentId: 'me', text: '您好' })
  begun.edit((edited) => {
    for (const rule of edited.policy.rules) rule.state = 'off'
  })
  await begun.simulation.replayOnDraft()
  expect(begun.state()?.owner).toBe('bot')
  expect(begun.texts()).not.toContain('您好')
  expect(begun.simulation.getState().replayed?.differences.filter(({ missing }) => missing)).toHaveLength(2)
})

it('on the same draft any story comes out the same, step by step', async () => {
  const action = fc.oneof(
    fc.constantFrom('查订单、物流', '20251119-8843', '真人', '12315', '1', '谢谢').map((text) => ({ text })),
    fc.constantFrom('order', 'refund', 'person', 'yes', '5').map((choice) => ({ choice })),
    fc.constantFrom(1, 10, 31, 700).map((minutes) => ({ minutes })),
    fc.constantFrom('left', 'askHuman', 'accept', 'return', 'edit', 'clock', 'skip').map((event) => ({ event })),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 8 }), fc.boolean(), async (story, reads) => {
      const begun = begin()
      const { simulation } = begun
      simulation.setSendReads(reads)
      simulation.restart()
      for (const each of story) {
        if ('text' in each) await simulation.say(each.text)
        else if ('choice' in each) await simulation.say(each.choice, each.choice)
        else if ('minutes' in each) simulation.advance(each.minutes * 60_000)
        else if (each.event === 'left' || each.event === 'askHuman') simulation.happen({ kind: each.event })
        else if (each.event === 'accept' && begun.state()?.owner === 'queue')
          simulation.happen({ kind: 'accepted', agentId: 'me', agentName: '我' })
        else if (each.event === 'return' && begun.state()?.owner === 'agent') simulation.happen({ kind: 'returned', agentId: 'me' })
        else if (each.event === 'edit') simulation.setVariables({ order_number: '7' })
        else if (each.event === 'clock') simulation.setClock(simulation.getState().world.clock + 86_400_000)
        else if (each.event === 'skip') simulation.skipWait()
        await begun.settle()
      }
      const before = bare(sessionOf(begun))
      await simulation.replayOnDraft()
      const open = before.findIndex(({ state }) => state.owner === 'closed')
      // What was tried after the end is not told again.
      expect(bare(sessionOf(begun))).toEqual(open < 0 ? before : before.slice(0, open + 1))
      expect(simulation.getState().replayed?.differences.filter(({ missing }) => !missing)).toEqual([])
    }),
    { numRuns: 60 },
  )
})
