import { describe, expect, test } from 'vitest'
import type { Rule } from '../document/policy.ts'
import { buildProject } from '../testing/build-project.ts'
import { type PlayEvent, play } from '../testing/play.ts'
import { compile } from './compile.ts'
import type { Facts } from './types.ts'
import { wakeAt } from './wake-at.ts'
import { engineWords } from './words.ts'

const zh = (text: string) => ({ 'zh-CN': text })
const say = (text: string): PlayEvent => ({ kind: 'message', text })
const queue = { name: '客服', online: 1, free: 1, waiting: 0, expectedWaitSeconds: 20, open: true }
const staffed: Partial<Facts> = { queues: { q: queue, vip: queue } }
const empty: Partial<Facts> = { queues: { q: { ...queue, online: 0 } } }
const words = (key: keyof typeof engineWords) => engineWords[key]['zh-CN']

const ask = [
  'ask',
  'question',
  { text: zh('订单号？'), answer: 'orderNumber', variable: 'order', invalid: zh('没看懂。'), retries: 1 },
] as never
const rule = (parts: Partial<Rule> & Pick<Rule, 'when' | 'then'>): Rule => ({
  id: 'r',
  name: '规则',
  state: 'on',
  frequency: { kind: 'once' },
  scope: { flowIds: [], channels: [] },
  stopHere: false,
  ...parts,
})
const formula = (expression: string) => ({ kind: 'formula' as const, expression })
const variables = [{ id: 'order', name: '订单号', type: 'text' as const, scope: 'conversation' as const, sensitive: false }]

/** Question → thanks → end, with whatever else is given. */
function program(
  parts: Omit<Partial<Parameters<typeof buildProject>[0]>, 'policy' | 'settings'> & { rules?: Rule[]; settings?: object } = {},
) {
  const { rules = [], settings = { fallbackQueueId: 'q' }, ...rest } = parts
  return compile(
    buildProject({
      cards: { a: [ask, ['bye', 'end', { message: zh('谢谢') }]] },
      variables,
      policy: { rules },
      settings: settings as never,
      ...rest,
    }),
  )
}

describe('trouble', () => {
  test('an open port apologises and hands over to the fallback queue', () => {
    const played = play(program({ cards: { a: [['m', 'message', { text: zh('您好') }]] } }), [], { facts: staffed })
    expect(played.said).toEqual(['您好', words('apology'), words('connecting')])
    expect(played.state).toMatchObject({ owner: 'queue', epoch: 1, handoff: { queueId: 'q', ruleId: null } })
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

describe('escalation', () => {
  const handoff = rule({
    when: formula('signals.asksForHuman'),
    then: [{ kind: 'handoff', queueId: 'vip', priority: 5, message: zh('马上转接') }],
  })
  const wantsHuman: PlayEvent = { ...say('转人工'), understanding: { asksForHuman: true } }

  test('a rule hands over with the reason, the parts and what was collected', () => {
    const played = play(program({ rules: [handoff] }), [wantsHuman], { facts: staffed })
    expect(played.said).toEqual(['订单号？', '马上转接'])
    const packet = played.commands.find((command) => command.kind === 'handoff')
    expect(packet).toMatchObject({
      queueId: 'vip',
      priority: 5,
      packet: {
        ruleId: 'r',
        ruleName: '规则',
        lastCustomerText: '转人工',
        trace: [{ result: 'fired', parts: [{ text: 'signals.asksForHuman', held: true, value: true }] }],
      },
    })
  })

  test('afterwards the interrupted question is put again, or the rule’s own card is next', () => {
    const events: PlayEvent[] = [wantsHuman, { kind: 'accepted', agentId: 'a', agentName: 'A' }, { kind: 'returned', agentId: 'a' }]
    expect(play(program({ rules: [handoff] }), events, { facts: staffed }).said).toEqual(['订单号？', '马上转接', '订单号？'])
    const afterwards = rule({ ...handoff, then: [{ kind: 'handoff', queueId: 'vip', priority: 0, message: {}, afterCardId: 'after' }] })
    const flow = program({ rules: [afterwards], cards: { a: [ask, ['bye', 'end', {}]], after: [['e', 'end', { message: zh('后续') }]] } })
    expect(play(flow, events, { facts: staffed }).said.at(-1)).toBe('后续')
  })

  test('with nobody there the customer hears it, a person is called and the question stands', () => {
    const played = play(
      program({ rules: [rule({ ...handoff, then: [{ kind: 'handoff', queueId: 'q', priority: 0, message: {} }] })] }),
      [wantsHuman],
      { facts: empty },
    )
    expect(played.said).toEqual(['订单号？', words('nobody'), '订单号？'])
    expect(played.commands).toContainEqual({ kind: 'needsAttention', ruleId: 'r', reason: '规则' })
    expect(played.state.owner).toBe('bot')
  })

  const offer = rule({
    when: formula('signals.sentiment < -0.5'),
    then: [{ kind: 'offerHuman', queueId: 'q', message: zh('要转人工吗？') }],
  })
  const angry = (text: string): PlayEvent => ({ ...say(text), understanding: { sentiment: -0.9 } })

  test('an offer: yes hands over', () => {
    const played = play(program({ rules: [offer] }), [angry('太慢了'), say('好的')], { facts: staffed })
    expect(played.said).toEqual(['订单号？', '要转人工吗？', words('connecting')])
    expect(played.state.handoff).toMatchObject({ queueId: 'q', ruleId: 'r' })
  })

  test('an offer: no gives the flow the message that brought it up, so nothing is repeated', () => {
    const played = play(program({ rules: [offer] }), [angry('烦死了，A12345'), { kind: 'message', text: '不用', choiceId: 'no' }], {
      facts: staffed,
    })
    expect(played.said).toEqual(['订单号？', '要转人工吗？', '谢谢'])
    expect(played.state.variables.order).toBe('A12345')
  })

  test('an offer: anything else is an answer to the flow', () => {
    const played = play(program({ rules: [offer] }), [angry('烦'), say('单号是 B12345')], { facts: staffed })
    expect(played.state.variables.order).toBe('B12345')
  })

  test('a rule’s flow runs on top and comes back to the question', () => {
    const complaint = rule({ when: formula('signals.topics.contains("complaint")'), then: [{ kind: 'goToFlow', flowId: 'sub' }] })
    const flow = program({ rules: [complaint], flows: { sub: { cards: { s: [['sorry', 'message', { text: zh('很抱歉') }]] } } } })
    const played = play(flow, [{ ...say('我要投诉'), understanding: { topics: ['complaint'] } }, say('A12345')])
    expect(played.said).toEqual(['订单号？', '很抱歉', '订单号？', '谢谢'])
  })

  test('the button goes to the fallback queue, a rule may know better', () => {
    expect(play(program(), [{ kind: 'askHuman' }], { facts: staffed }).state.handoff?.queueId).toBe('q')
    expect(play(program({ rules: [handoff] }), [{ kind: 'askHuman' }], { facts: staffed }).state.handoff?.queueId).toBe('vip')
    expect(play(program({ settings: {} }), [{ kind: 'askHuman' }]).said).toEqual(['订单号？', words('nobody'), '订单号？'])
  })

  test('once fires once; tags and attention let the flow go on', () => {
    const tagging = rule({ when: formula('true'), then: [{ kind: 'tag', tag: 'hot' }, { kind: 'needsAttention' }] })
    const played = play(program({ rules: [tagging] }), [say('?'), say('A12345')])
    expect(played.commands.filter((command) => command.kind === 'tag')).toHaveLength(1)
    expect(played.said.at(-1)).toBe('谢谢')
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
