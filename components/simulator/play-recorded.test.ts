import { expect, it } from 'vitest'
import { recordRun } from '../scenarios/record-run.ts'
import { playRecorded } from './play-recorded.ts'
import { storySoFar } from './session.ts'
import { begin } from './testing/begin.ts'

it('plays a recorded conversation step for step as it went, and what is kept from it passes', async () => {
  const { simulation, settle } = begin()
  simulation.setSendReads(true)
  simulation.restart()
  await simulation.say('查订单、物流', 'order')
  await simulation.say('20251119-8843')
  await settle()
  const lived = simulation.getState().session ?? expect.fail('nothing runs')
  const turns = storySoFar(lived).flatMap(({ event, facts }) => (event.kind === 'edit' || event.kind === 'clock' ? [] : [{ event, facts }]))
  const played = playRecorded({ project: lived.project, language: lived.language, turns })
  expect(played.at).toBe(lived.steps.length - 1)
  expect(played.steps.map(({ state, commands, trace }) => ({ state, commands, trace }))).toEqual(
    lived.steps.map(({ state, commands, trace }) => ({ state, commands, trace })),
  )
  expect(recordRun({ steps: played.steps, project: played.project, id: 's', unnamed: '?' })).toMatchObject({ differences: 0 })
})
