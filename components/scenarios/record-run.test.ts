import { describe, expect, test } from 'vitest'
import { compile } from '../../flows/engine/compile.ts'
import { runScenario } from '../../flows/scenarios/run-scenario.ts'
import { afterSalesProject as project } from '../../flows/templates/after-sales/project.ts'
import { storySoFar } from '../simulator/session.ts'
import { begin, noon } from '../simulator/testing/begin.ts'
import { recordRun } from './record-run.ts'

async function order() {
  const begun = begin()
  begun.simulation.restart()
  await begun.simulation.say('查订单、物流', 'order')
  await begun.simulation.say('20251119-8843')
  await begun.settle()
  return begun
}
function record({ simulation }: Awaited<ReturnType<typeof order>>) {
  const { session } = simulation.getState()
  if (!session) throw new Error('nothing runs')
  return recordRun({ steps: storySoFar(session), project, id: 's1', unnamed: 'New' })
}

describe('a simulated run saved as a scenario', () => {
  test('plays again as it went, with the calls answered as they were, and fails when the flow says something else', async () => {
    const recorded = record(await order())
    if ('refused' in recorded) throw new Error('refused')
    expect(recorded.differences).toBe(0)
    expect(recorded.scenario).toMatchObject({ name: '查订单、物流 → 20251119-8843', generated: false })
    expect(recorded.scenario.answers).toHaveLength(1)
    const changed = JSON.parse(JSON.stringify(project).replaceAll('解决您的问题了吗', '好了吗')) as typeof project
    expect(runScenario({ program: compile(changed), scenario: recorded.scenario }).passed).toBe(false)
  })

  test('ends at the step that is looked at', async () => {
    const begun = await order()
    begun.simulation.goTo(1)
    const recorded = record(begun)
    expect('scenario' in recorded && recorded.scenario.steps).toHaveLength(1)
  })

  test('takes place when its clock was set to, without anything falling due by that', async () => {
    const begun = begin()
    begun.simulation.restart()
    const sunday = noon + 6 * 86_400_000
    begun.simulation.setClock(sunday)
    await begun.simulation.say('开发票', 'invoice')
    const recorded = record(begun)
    expect(recorded).toMatchObject({ differences: 0, scenario: { startsAt: '2026-11-29T12:00' } })
    expect('scenario' in recorded && recorded.scenario.steps.map(({ act }) => act.kind)).toEqual(['choose'])
  })

  test('is refused when variables were changed by hand', async () => {
    const begun = await order()
    begun.simulation.setVariables({ order_number: 'x' })
    expect(record(begun)).toEqual({ refused: 'byHand' })
  })
})
