import { expect, test } from 'vitest'
import { buildProject } from '../testing/build-project.ts'
import { play } from '../testing/play.ts'
import { zh } from '../testing/small-flow.ts'
import { channelProfiles } from '../testing/world.ts'
import { compile } from './compile.ts'
import type { Facts } from './types.ts'

const say = (text: string): [string, string, object] => [`n${text.charCodeAt(0)}`, 'message', { text: zh(text) }]
const program = compile(
  buildProject({
    cards: {
      a: [
        say('一'),
        say('二'),
        say('三'),
        ['pause', 'wait', { mode: 'duration', seconds: 60 }],
        say('四'),
        say('五'),
        say('六'),
        ['ask', 'question', { text: zh('好吗？') }],
        say('七'),
        say('八'),
        ['e', 'end', {}],
      ] as never,
    },
  }),
)
const wechat = { channel: channelProfiles.wechat as Facts['channel'] }

test('five messages until the customer says something: what a timer brings counts with what came before', () => {
  const waited = play(program, [{ kind: 'wake', afterMs: 61_000 }], { facts: wechat })
  expect(waited.said).toEqual(['一', '二', '三', '四\n五\n六', '好吗？'])
  expect(waited.state.said).toBe(5)
  const answered = play(
    program,
    [
      { kind: 'wake', afterMs: 61_000 },
      { kind: 'message', text: '好' },
    ],
    { facts: wechat },
  )
  expect(answered.said.slice(5)).toEqual(['七', '八'])
  expect(answered.state.said).toBe(2)
})

test('a person speaks out of the same purse; a channel without a limit counts nothing', () => {
  const spoken = play(program, [{ kind: 'agentMessage', agentId: 'a', text: '我来看看' }], { facts: wechat })
  expect(spoken.state.said).toBe(4)
  expect(play(program, []).state).not.toHaveProperty('said')
})
