import { describe, expect, test } from 'vitest'
import { buildProject } from '../testing/build-project.ts'
import { type PlayEvent, play } from '../testing/play.ts'
import { ask, empty, program, say, staffed, variables, words, zh } from '../testing/small-flow.ts'
import { compile } from './compile.ts'
import { wakeAt } from './wake-at.ts'

describe('trouble', () => {
  test('an open port apologises and hands over to the fallback queue', () => {
    const played = play(program({ cards: { a: [['m', 'message', { text: zh('您好') }]] } }), [], { facts: staffed })
    expect(played.said).toEqual(['您好', words('apology'), words('connecting')])
    expect(played.state).toMatchObject({ owner: 'queue', epoch: 1, handoff: { queueId: 'q', ruleId: null } })
  })

  test('who does not rate is not in trouble: the conversation ends quietly', () => {
    const rating = program({ cards: { a: [['r', 'rating', { text: zh('满意吗？'), timeoutMinutes: 10 }]] } })
    const played = play(rating, [{ kind: 'wake', afterMs: 600_000 }], { facts: staffed })
    expect(played.said).toEqual(['满意吗？'])
    expect(played.state).toMatchObject({ owner: 'closed', outcome: 'resolved' })
  })

  test('without a queue it closes as unresolved, never silently', () => {
    const played = play(program({ cards: { a: [] }, settings: { apology: zh('抱歉，出错了。') } }), [])
    expect(played.said).toEqual(['抱歉，出错了。'])
    expect(played.commands.slice(1)).toEqual([
      { kind: 'owner', owner: 'closed', epoch: 1 },
      { kind: 'close', outcome: 'unresolved' },
    ])
  })

  test('with nobody there it says so, calls attention and closes', () => {
    const played = play(program({ cards: { a: [] } }), [], { facts: empty })
    expect(played.said).toEqual([words('apology'), words('nobody')])
    expect(played.commands.some((command) => command.kind === 'needsAttention')).toBe(true)
    expect(played.state.outcome).toBe('unresolved')
  })

  test('a loop that never waits is cut and said', () => {
    const played = play(program({ cards: { a: [['m', 'set', {}]] }, links: { 'm.next': 'a' } }), [], { facts: staffed })
    expect(played.trace).toContainEqual({ kind: 'limit', limit: 'visits', nodeId: 'm' })
    expect(played.state.owner).toBe('queue')
  })

  test('a loop whose waits are over at once is cut and said, instead of waking for ever', () => {
    const cards = {
      a: [
        ['m', 'message', { text: zh('还在吗') }],
        ['w', 'wait', { mode: 'until', until: '"2020-01-01"' }],
      ] as never,
    }
    const played = play(program({ cards, links: { 'w.next': 'a' } }), [{ kind: 'wake' }], { facts: staffed })
    expect(played.trace).toContainEqual({ kind: 'limit', limit: 'visits', nodeId: 'w' })
    expect(played.said.slice(-2)).toEqual([words('apology'), words('connecting')])
    expect(played.state.owner).toBe('queue')
  })

  test('a loop that pauses a moment each time round does not talk for ever', () => {
    const cards = {
      a: [
        ['m', 'message', { text: zh('还在吗') }],
        ['w', 'wait', { mode: 'duration', seconds: 1 }],
      ] as never,
    }
    const wakes = Array.from({ length: 200 }, (): PlayEvent => ({ kind: 'wake', afterMs: 1000 }))
    const played = play(program({ cards, links: { 'w.next': 'a' } }), wakes, { facts: staffed })
    expect(played.said.length).toBeLessThan(60)
    expect(played.said.slice(-2)).toEqual([words('apology'), words('connecting')])
    expect(played.state.owner).toBe('queue')
    // The same without a word: calls that never end.
    const silent = { a: [['w', 'wait', { mode: 'duration', seconds: 1 }]] as never }
    const long = play(
      program({ cards: silent, links: { 'w.next': 'a' } }),
      Array.from({ length: 6000 }, () => wakes[0] as PlayEvent),
      { facts: staffed },
    )
    expect(long.state.owner).toBe('queue')
    // A word of the customer in between, and it may go on.
    const answered = wakes.flatMap((wake, turn): PlayEvent[] => (turn % 40 === 39 ? [wake, { kind: 'message', text: '在' }] : [wake]))
    expect(play(program({ cards, links: { 'w.next': 'a' } }), answered, { facts: staffed }).state.owner).toBe('bot')
  })

  test('flows that run each other without end are cut', () => {
    const played = play(program({ cards: { a: [['r', 'run-flow', { flowId: 'main' }]] } }), [], { facts: staffed })
    expect(played.trace.some((entry) => entry.kind === 'limit' && entry.limit === 'depth')).toBe(true)
    expect(played.state.owner).toBe('queue')
  })

  test('a node with broken settings hands over instead of failing', () => {
    const played = play(program({ cards: { a: [['m', 'question', { retries: 'many' }]] } }), [], { facts: staffed })
    expect(played.trace.some((entry) => entry.kind === 'error' && entry.nodeId === 'm')).toBe(true)
    expect(played.state.owner).toBe('queue')
  })

  test('a text that is too long is cut and recorded', () => {
    const filled = `{{ order }}${'长'.repeat(3900)}`
    const longer = play(
      program({
        variables: [{ ...variables[0], initial: 'x'.repeat(200) } as never],
        cards: {
          a: [
            ['n', 'message', { text: zh(filled) }],
            ['e', 'end', {}],
          ],
        },
      }),
      [],
    )
    expect(longer.said[0]).toHaveLength(4000)
    expect(longer.trace).toContainEqual({ kind: 'limit', limit: 'length', nodeId: 'n' })
  })
})

describe('ownership', () => {
  const handing = program({
    cards: {
      a: [['h', 'handoff', { queueId: 'q', message: zh('转接中'), maxWaitMinutes: 5 }]],
      rate: [
        ['star', 'rating', { text: zh('几分？') }],
        ['e', 'end', {}],
      ],
      late: [['l', 'end', { message: zh('留言') }]],
    },
    links: { 'h.resolved': 'rate', 'h.timedOut': 'late' },
  })
  const accepted: PlayEvent = { kind: 'accepted', agentId: 'a1', agentName: '李' }

  test('queue → agent → bot, the epoch counts every change, and the flow goes on behind the hand-off', () => {
    const played = play(handing, [accepted, { kind: 'resolved', agentId: 'a1', outcome: 'resolved', continueFlow: true }, say('5')], {
      facts: staffed,
    })
    expect(played.commands.flatMap((command) => (command.kind === 'owner' ? [[command.owner, command.epoch]] : []))).toEqual([
      ['queue', 1],
      ['agent', 2],
      ['bot', 3],
      ['closed', 4],
    ])
    expect(played.commands).toContainEqual({ kind: 'rated', score: 5, max: 5, comment: '' })
  })

  test('what the customer says to a person does not run the flow but counts', () => {
    const played = play(handing, [accepted, say('在吗'), say('在吗？')], { facts: staffed })
    expect(played.said).toEqual(['转接中'])
    expect(played.state.signals).toMatchObject({ turns: 2, repeats: 1 })
    expect(played.state.owner).toBe('agent')
  })

  test('waiting too long leaves by its port', () => {
    const played = play(handing, [{ kind: 'wake', afterMs: 5 * 60_000 }], { facts: staffed })
    expect(played.said).toEqual(['转接中', '留言'])
  })

  test('an accepted customer no longer times out', () => {
    const played = play(handing, [accepted, { kind: 'wake', afterMs: 50 * 60_000 }], { facts: staffed })
    expect(played.state.owner).toBe('agent')
    expect(wakeAt(played.state)).toBeNull()
  })

  test('a transfer goes back to a queue with a new packet', () => {
    const played = play(handing, [accepted, { kind: 'transferred', queueId: 'vip', byAgentId: 'a1' }], { facts: staffed })
    expect(played.state).toMatchObject({ owner: 'queue', epoch: 3, handoff: { queueId: 'vip', agentId: null } })
    expect(played.commands.filter((command) => command.kind === 'handoff')).toHaveLength(2)
  })

  test('a take-over from the bot puts the question aside and a return puts it again', () => {
    const played = play(program(), [accepted, say('A12345'), { kind: 'returned', agentId: 'a1' }, say('B12345')], { facts: staffed })
    expect(played.said).toEqual(['订单号？', '订单号？', '谢谢'])
    expect(played.state.variables.order).toBe('B12345')
  })

  test('resolved without going on closes with the person’s outcome', () => {
    const played = play(program(), [accepted, { kind: 'resolved', agentId: 'a1', outcome: 'refunded', continueFlow: false }])
    expect(played.state).toMatchObject({ owner: 'closed', outcome: 'refunded' })
  })

  test('resolved and going on after a take-over asks for the rating the flow has behind its hand-off', () => {
    const flow = program({
      cards: {
        a: [ask, ['h', 'handoff', { queueId: 'q' }]],
        rate: [
          ['star', 'rating', { text: zh('几分？') }],
          ['e', 'end', {}],
        ],
      },
      links: { 'h.resolved': 'rate' },
    })
    const played = play(flow, [accepted, { kind: 'resolved', agentId: 'a1', outcome: 'done', continueFlow: true }], { facts: staffed })
    expect(played.said).toEqual(['订单号？', '几分？'])
  })

  test('leaving closes: with the bot, in a queue; a person decides for themselves', () => {
    expect(play(program(), [{ kind: 'left' }]).state.outcome).toBe('left')
    expect(play(handing, [{ kind: 'left' }], { facts: staffed }).state.outcome).toBe('left')
    expect(play(handing, [accepted, { kind: 'left' }], { facts: staffed }).state.owner).toBe('agent')
  })

  test('a closed conversation takes no more', () => {
    const played = play(program(), [say('A12345'), say('还在吗')])
    expect(played.trace.at(-1)).toEqual({ kind: 'ignored', reason: 'closed' })
    expect(played.said).toEqual(['订单号？', '谢谢'])
  })
})

describe('effects and what comes meanwhile', () => {
  const http = program({
    cards: {
      a: [
        ['call', 'http', { url: 'https://x.example', mappings: [{ path: 'no', variable: 'order' }] }],
        ['m', 'message', { text: zh('单号 {{ order }}') }],
        ask,
        ['bye', 'end', { message: zh('谢谢') }],
      ],
      f: [['sorry', 'end', { message: zh('查不到') }]],
    },
    links: { 'call.failed': 'f' },
  })
  const ok: PlayEvent = { kind: 'effect', id: '1.1', ok: true, result: { status: 200, headers: {}, body: { no: 'Z1' } } }

  test('messages during an effect wait and are handled in order', () => {
    const played = play(http, [say('你好'), say('A12345'), ok])
    expect(played.trace.filter((entry) => entry.kind === 'queued').map((entry) => entry.text)).toEqual(['你好', 'A12345'])
    expect(played.said).toEqual(['单号 Z1', '订单号？', '没看懂。', '谢谢'])
    expect(played.state.variables.order).toBe('A12345')
  })

  test('the twenty-first waiting message is refused and recorded, the first twenty stay', () => {
    const played = play(
      http,
      Array.from({ length: 22 }, (_, index) => say(`第 ${index} 条消息`)),
    )
    expect(played.state.pending).toHaveLength(20)
    expect(played.state.pending[0]?.text).toBe('第 0 条消息')
    expect(played.trace.filter((entry) => entry.kind === 'limit' && entry.limit === 'pending')).toHaveLength(2)
  })

  test('a number typed during an effect means the choice it will meet', () => {
    const choices = [
      'menu',
      'choices',
      {
        text: zh('选'),
        choices: [
          { id: 'x', label: zh('甲') },
          { id: 'y', label: zh('乙') },
        ],
      },
    ] as never
    const flow = program({
      cards: { a: [['call', 'http', { url: 'https://x.example' }], choices], y: [['e', 'end', { message: zh('选了乙') }]] },
      links: { 'menu.choice:y': 'y' },
    })
    expect(play(flow, [say('2'), ok]).said).toEqual(['选', '选了乙'])
  })

  test('what was kept for the flow goes to the person who takes over, not to the flow afterwards', () => {
    const played = play(http, [say('A12345'), { kind: 'accepted', agentId: 'a', agentName: 'A' }, ok, { kind: 'returned', agentId: 'a' }])
    expect(played.said).toEqual(['单号 Z1', '订单号？'])
  })

  test('an answer is taken once; an unknown or late one is ignored', () => {
    const played = play(http, [{ ...ok, id: '9.9' } as PlayEvent, ok, ok])
    expect(played.said).toEqual(['单号 Z1', '订单号？'])
    expect(played.trace.filter((entry) => entry.kind === 'effectResult').map((entry) => entry.ignored ?? false)).toEqual([
      true,
      false,
      true,
    ])
  })

  test('an effect that never answers fails by itself', () => {
    const played = play(http, [{ kind: 'wake', afterMs: 40_000 }])
    expect(played.said).toEqual(['查不到'])
    expect(played.state.signals.failures).toBe(1)
  })

  test('an answer that comes while a person talks is used when the flow goes on', () => {
    const played = play(http, [{ kind: 'accepted', agentId: 'a', agentName: 'A' }, ok, { kind: 'returned', agentId: 'a' }])
    expect(played.said).toEqual(['单号 Z1', '订单号？'])
  })
})

describe('time', () => {
  test('silence ends the conversation as abandoned', () => {
    const played = play(program({ settings: { idleMinutes: 30 } }), [
      { kind: 'wake', afterMs: 29 * 60_000 },
      { kind: 'wake', afterMs: 60_000 },
    ])
    expect(played.states[2]?.owner).toBe('bot')
    expect(played.state.outcome).toBe('abandoned')
  })

  test('a word from the customer starts the clock of silence again', () => {
    const played = play(program({ settings: { idleMinutes: 30 } }), [
      { ...say('?'), afterMs: 29 * 60_000 },
      { kind: 'wake', afterMs: 60_000 },
    ])
    expect(played.state.owner).toBe('bot')
    expect(played.trace).toContainEqual({ kind: 'ignored', reason: 'notDue' })
  })

  test('a question’s own timeout comes before the silence of the project', () => {
    const flow = program({
      cards: { a: [['q', 'question', { text: zh('?'), timeoutMinutes: 2 }]], b: [['e', 'end', { outcome: 'informed' }]] },
      links: { 'q.timeout': 'b' },
    })
    const started = play(flow, [])
    expect(wakeAt(started.state)).toBe(started.facts.now + 120_000)
    expect(play(flow, [{ kind: 'wake', afterMs: 120_000 }]).state.outcome).toBe('informed')
  })
})

describe('signals', () => {
  test('nearly the same text again counts as repeated, with misses and loops', () => {
    const flow = program({ cards: { a: [ask], b: [['m', 'message', { text: zh('再来') }]] }, links: { 'ask.invalid': 'b', 'm.next': 'a' } })
    const played = play(flow, [say('我的快递到哪里了'), say('我的快递到哪里了？？'), say('我的快递，到哪里了！')])
    expect(played.state.signals).toMatchObject({ repeats: 2, misses: 3, turns: 3, loops: 2 })
  })

  test('the language follows clear words of the customer only', () => {
    const flow = program({
      cards: {
        a: [
          ['q', 'question', { text: { 'zh-CN': '问', en: 'ask' }, invalid: { 'zh-CN': '错', en: 'wrong' }, answer: 'number', retries: 9 }],
        ],
      },
    })
    const english = { understanding: { language: 'en' as const } }
    expect(play(flow, [{ ...say('ABC'), ...english }]).said).toEqual(['问', '错'])
    expect(play(flow, [{ ...say('please speak english with me'), ...english }]).said).toEqual(['问', 'wrong'])
  })

  test('the clock counts minutes, sentiment has a trend', () => {
    const played = play(program(), [
      { ...say('a'), understanding: { sentiment: 0.5 }, afterMs: 60_000 },
      { ...say('b'), understanding: { sentiment: -0.5 }, afterMs: 60_000 },
    ])
    expect(played.state.signals).toMatchObject({ minutes: 2, sentimentTrend: -1, sentiments: [0.5, -0.5] })
  })
})

test('a conversation that begins with a message greets and takes the message as the answer', () => {
  const played = play(program(), [say('A12345')], { start: false })
  expect(played.said).toEqual(['订单号？', '谢谢'])
})

test('variables of the customer are read from the profile and written back to it', () => {
  const tier = { id: 'tier', name: '等级', type: 'text' as const, scope: 'customer' as const, sensitive: false }
  const flow = program({
    variables: [tier],
    cards: {
      a: [
        ['m', 'message', { text: zh('{{ tier }}') }],
        ['s', 'set', { assignments: [{ variable: 'tier', expression: '"silver"' }] }],
        ['n', 'message', { text: zh('{{ tier }}') }],
        ['e', 'end', {}],
      ],
    },
  })
  const played = play(flow, [], {
    facts: { customer: { id: 'c', name: '', attributes: { tier: 'gold' }, tags: [], openTickets: 0, conversations: 0 } },
  })
  expect(played.said).toEqual(['gold', 'silver'])
  expect(played.commands).toContainEqual({ kind: 'updateCustomer', attributes: { tier: 'silver' }, addTags: [], removeTags: [] })
})

test('a sensitive value never stands in the trace or the packet', () => {
  const secret = { id: 'order', name: '单号', type: 'text' as const, scope: 'conversation' as const, sensitive: true }
  const played = play(program({ variables: [secret], cards: { a: [ask, ['h', 'handoff', { queueId: 'q' }]] } }), [say('A12345')], {
    facts: staffed,
  })
  expect(played.trace).toContainEqual({ kind: 'set', variableId: 'order', value: '***' })
  expect(played.commands.find((command) => command.kind === 'handoff')).toMatchObject({
    packet: { collected: [{ variableId: 'order', value: '***' }] },
  })
})

test('a rating needs no list of numbers where there are no buttons', () => {
  const flow = program({
    cards: {
      a: [
        ['r', 'rating', { text: zh('几分？') }],
        ['e', 'end', {}],
      ],
    },
  })
  const played = play(flow, [say('4')], { facts: { channel: { id: 'sms', kind: 'sms', capabilities: { buttons: 0, textLength: 500 } } } })
  expect(played.commands.slice(0, 2)).toMatchObject([
    { kind: 'say', text: '几分？', widget: 'rating' },
    { kind: 'rated', score: 4 },
  ])
})

describe('after a person', () => {
  const project = buildProject({
    cards: { ask: [['q', 'question', { text: { 'zh-CN': '订单号？' }, variable: 'n' }]] },
    variables: [{ id: 'n', name: 'N', type: 'text', scope: 'conversation', sensitive: false }],
    policy: {
      rules: [
        {
          id: 'angry',
          name: 'Angry',
          when: { kind: 'compare', field: 'signals.sentiment', operator: 'less', value: -0.5 },
          then: [{ kind: 'handoff', queueId: 'q', priority: 0, message: {} }],
          state: 'on',
          frequency: { kind: 'always' },
          scope: { flowIds: [], channels: [] },
          stopHere: false,
        },
      ],
    },
  })
  const facts = { queues: { q: { name: 'Q', online: 1, free: 1, waiting: 0, expectedWaitSeconds: 10, open: true } } }
  const angry = { kind: 'message', text: '太差了', understanding: { sentiment: -0.8 } } as const

  test('the old anger does not hand the customer over again', () => {
    const played = play(
      compile(project),
      [angry, { kind: 'accepted', agentId: 'a', agentName: 'A' }, { kind: 'returned', agentId: 'a' }, { kind: 'wake', afterMs: 600_000 }],
      { facts },
    )
    expect(played.commands.filter((command) => command.kind === 'handoff')).toHaveLength(1)
    expect(played.state.owner).toBe('bot')
  })

  test('who is handed over by a rule does not wait for ever: the bot takes up its question and somebody is told', () => {
    const played = play(compile(project), [angry, { kind: 'wake', afterMs: 900_000 }], { facts })
    expect(played.state.owner).toBe('bot')
    expect(played.commands).toContainEqual(expect.objectContaining({ kind: 'needsAttention', reason: 'timedOut' }))
    expect(played.said.at(-1)).toBe('订单号？')
  })
})
