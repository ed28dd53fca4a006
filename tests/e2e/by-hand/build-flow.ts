import { expect } from '@playwright/test'
import { type Card, type Flow, linkKey } from '../../../flows/document/project.ts'
import { parseNode } from '../../../flows/nodes/parse-settings.ts'
import { fillNode } from './fill-node.ts'
import { cardOf } from './hand.ts'
import type { Plan } from './plan.ts'

/** The cards of a flow from its start on: each with its steps, then where it leads; what is not there yet is made on the way. */
export async function buildFlow(plan: Plan, flow: Flow): Promise<void> {
  const { hand } = plan
  const { page } = hand
  await hand.openTab('flow')
  const start = flow.cards[flow.startCardId]
  if (!start) throw new Error('the flow begins nowhere')
  const begun = page.getByTestId('canvas').getByRole('article')
  await expect(begun).toHaveCount(1)
  const name = (await begun.getAttribute('aria-label')) ?? ''
  if (name !== start.name) {
    await hand.goToCard(name)
    await hand.renameCard(start.name)
  }
  const queue = [start]
  const made = new Set([start.id])
  for (const card of queue) {
    await buildCard(plan, card)
    for (const [node, step] of card.nodes.entries())
      for (const [port, { id }] of parseNode(step).ports.entries()) {
        const target = flow.cards[flow.links[linkKey(step.id, id)] ?? '']
        if (!target) continue
        const way = { card: card.name, node, port }
        if (made.has(target.id)) {
          await hand.leadTo(way, target.name)
          continue
        }
        await hand.leadToNew(way, target.nodes[0]?.type ?? '')
        await hand.renameCard(target.name)
        made.add(target.id)
        queue.push(target)
      }
  }
  expect(made.size).toBe(Object.keys(flow.cards).length)
}

/** The card is there, with its first step, unless it is the one a blank flow begins with. */
async function buildCard(plan: Plan, card: Card): Promise<void> {
  const { hand } = plan
  const steps = cardOf(hand.page, card.name).locator('section')
  for (const [at, node] of card.nodes.entries()) {
    await hand.goToCard(card.name, at === 0 ? undefined : at - 1)
    if ((await steps.count()) <= at) {
      await hand.addStep(node.type)
      await expect(steps.nth(at)).toBeVisible()
    } else await hand.goToCard(card.name, at)
    await fillNode(plan, node)
  }
  await expect(steps).toHaveCount(card.nodes.length)
}
