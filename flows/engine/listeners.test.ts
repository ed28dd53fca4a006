import { describe, expect, test } from 'vitest'
import type { Listener } from '../document/listener.ts'
import { buildProject } from '../testing/build-project.ts'
import { type PlayEvent, play } from '../testing/play.ts'
import { ask, empty, formula, say, staffed, variables, words, zh } from '../testing/small-flow.ts'
import { compile } from './compile.ts'

type Parts = Pick<Listener, 'on' | 'then'> & Partial<Listener>

function program(...listeners: Parts[]) {
  return compile(
    buildProject({
      variables,
      settings: { fallbackQueueId: 'q' } as never,
      listeners: listeners.map((item, index) => ({ id: `l${index}`, name: `L${index}`, enabled: true, ...item })),
      cards: {
        a: [
          ask,
          ['call', 'http', { url: 'https://shop.example.com' }],
          ['name', 'question', { text: zh('姓名？') }],
          ['bye', 'end', { message: zh('再见') }],
        ],
        menu: [['m', 'choices', { text: zh('选？'), choices: [{ id: 'x', label: zh('价格'), synonyms: [] }] }]],
      },
      flows: {
        prices: {
          cards: {
            p: [
              ['say', 'message', { text: zh('10 元') }],
              ['q', 'question', { text: zh('还有吗？') }],
              ['r', 'return', {}],
            ],
          },
        },
      },
    }),
  )
}

const prices: Parts = { on: { kind: 'keywords', words: ['价格', 'price'], match: 'part' }, then: { kind: 'runFlow', flowId: 'prices' } }
const answered: PlayEvent = { kind: 'effect', id: '2.1', ok: true, result: { status: 200, headers: {}, body: null } }

describe('a flow on top', () => {
  test('runs wherever the customer is, and the interrupted question is put again', () => {
    const played = play(program(prices), [say('价格多少'), say('没有'), say('A12345')])
    expect(played.said).toEqual(['订单号？', '10 元', '还有吗？', '订单号？'])
    expect(played.state.variables.order).toBe('A12345')
    expect(played.trace).toContainEqual({ kind: 'listener', listenerId: 'l0', name: 'L0' })
  })

  test('runs while an effect is under way; its answer is kept, and earlier messages wait for the flow they were meant for', () => {
    const played = play(program(prices), [say('A12345'), say('王芳'), say('price?'), answered, say('没有')])
    expect(played.said).toEqual(['订单号？', '10 元', '还有吗？', '姓名？', '再见'])
    expect(played.state.outcome).toBe('resolved')
  })

  test('hears whole words only in Latin, and not when it is off', () => {
    expect(play(program(prices), [say('priceless')]).said).toEqual(['订单号？', '没看懂。'])
    expect(play(program({ ...prices, enabled: false }), [say('价格')]).said).toEqual(['订单号？', '没看懂。'])
  })

  test('a second call of the same flow starts it over instead of piling up', () => {
    const played = play(program(prices), [say('价格'), say('价格'), say('没有'), say('A12345')])
    expect(played.said).toEqual(['订单号？', '10 元', '还有吗？', '10 元', '还有吗？', '订单号？'])
  })
})

describe('what a listener leaves alone', () => {
  test('an answer to the question that was put', () => {
    const played = play(program({ ...prices, on: { kind: 'expression', when: formula('message.text.contains("价格")') } }), [
      say('价格 A12345'),
    ])
    expect(played.state.variables.order).toBe('A12345')
  })

  test('a choice typed by its name, also one of a menu', () => {
    const toMenu: Parts = {
      on: { kind: 'keywords', words: ['菜单'], match: 'whole' },
      then: { kind: 'goTo', flowId: 'main', cardId: 'menu' },
    }
    const played = play(program(toMenu, prices), [say('菜单'), say('价格')], { facts: staffed })
    expect(played.trace.filter((entry) => entry.kind === 'listener')).toHaveLength(1)
    expect(played.trace).toContainEqual({ kind: 'port', flowId: 'main', cardId: 'menu', nodeId: 'm', portId: 'choice:x' })
  })

  test('everything while a person has the conversation', () => {
    const played = play(program(prices), [{ kind: 'accepted', agentId: 'a', agentName: 'A' }, say('价格')])
    expect(played.said).toEqual(['订单号？'])
  })

  test('a message whose flow is gone: the waiting node gets it', () => {
    expect(play(program({ ...prices, then: { kind: 'runFlow', flowId: 'gone' } }), [say('价格')]).said).toEqual(['订单号？', '没看懂。'])
  })
})

describe('other triggers and actions', () => {
  const startOver: Parts = { on: { kind: 'startOver' }, then: { kind: 'startOver', forget: true } }

  test.each(['重新开始', 'Start over!', '返回主菜单'])('"%s" starts over and forgets', (text) => {
    const played = play(program(startOver), [say('A12345'), answered, say(text)])
    expect(played.said).toEqual(['订单号？', '姓名？', '订单号？'])
    expect(played.state.variables.order).toBeNull()
    expect(played.state.stack).toHaveLength(1)
  })

  test('an intent the waiting node has no use for', () => {
    const listener: Parts = { on: { kind: 'intent', intentId: 'price', threshold: 0 }, then: { kind: 'runFlow', flowId: 'prices' } }
    const heard = (score: number): PlayEvent => ({ ...say('多少钱'), understanding: { intents: [{ id: 'price', score }] } })
    expect(play(program(listener), [heard(0.8)]).said).toEqual(['订单号？', '10 元', '还有吗？'])
    expect(play(program(listener), [heard(0.2)]).said).toEqual(['订单号？', '没看懂。'])
  })

  test('the wish for a person, typed or by the button, with a text of the author', () => {
    const human: Parts = { on: { kind: 'human' }, then: { kind: 'handoff', queueId: 'vip', message: zh('这就转接') } }
    const typed = play(program(human), [{ ...say('人工'), understanding: { asksForHuman: true } }], { facts: staffed })
    const pressed = play(program(human), [{ kind: 'askHuman' }], { facts: staffed })
    for (const played of [typed, pressed]) {
      expect(played.said).toEqual(['订单号？', '这就转接'])
      expect(played.state.handoff?.queueId).toBe('vip')
    }
    expect(
      play(program({ ...human, then: { ...human.then, queueId: 'q' } as never }), [{ kind: 'askHuman' }], { facts: empty }).said,
    ).toEqual(['订单号？', words('nobody'), '订单号？'])
  })
})
