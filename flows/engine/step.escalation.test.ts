import { describe, expect, test } from 'vitest'
import { type PlayEvent, play } from '../testing/play.ts'
import { ask, empty, formula, program, rule, say, staffed, words, zh } from '../testing/small-flow.ts'

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

  test('a wish for a person that was answered once does not come back by itself when a timer runs out', () => {
    const always = program({ rules: [rule({ ...handoff, frequency: { kind: 'always' } })] })
    const idle: PlayEvent = { kind: 'wake', afterMs: 86_400_000 }
    const waitedInVain = play(always, [wantsHuman, { kind: 'wake', afterMs: 900_000 }, idle], { facts: staffed })
    expect(waitedInVain.commands.filter((command) => command.kind === 'handoff')).toHaveLength(1)
    expect(waitedInVain.state.outcome).toBe('abandoned')
    const nobodyThere = play(always, [wantsHuman, idle], { facts: empty })
    expect(nobodyThere.said.filter((text) => text === words('nobody'))).toHaveLength(1)
    expect(nobodyThere.commands.filter((command) => command.kind === 'needsAttention')).toHaveLength(1)
  })

  test('a wish for a person does not outlive its message: served, then silent at the rating, the customer is not queued again', () => {
    const then = [{ kind: 'handoff' as const, queueId: 'vip', priority: 5, message: {}, afterCardId: 'rate' }]
    const rules = [rule({ ...handoff, then, frequency: { kind: 'always' } })]
    const score = ['score', 'rating', { text: zh('几分？'), timeoutMinutes: 5 }] as never
    const served: PlayEvent[] = [
      { kind: 'accepted', agentId: 'a', agentName: 'A' },
      // Said once more to the person: a wish that is being answered as it is spoken.
      wantsHuman,
      { kind: 'resolved', agentId: 'a', outcome: 'resolved', continueFlow: true },
      { kind: 'wake', afterMs: 300_000 },
    ]
    const done = [['bye', 'end', { message: zh('谢谢') }]] as never
    const links = { 'score.timeout': 'done' }
    const byRule = program({ rules, cards: { a: [ask], rate: [score], done }, links })
    const byNode = program({
      rules,
      cards: { a: [['hand', 'handoff', { queueId: 'q', maxWaitMinutes: 10 }] as never, score], done },
      links,
    })
    for (const [flow, asking] of [
      [byRule, [wantsHuman]],
      [byNode, []],
    ] as const) {
      const played = play(flow, [...asking, ...served], { facts: staffed })
      expect(played.commands.filter((command) => command.kind === 'handoff')).toHaveLength(1)
      expect(played.said.slice(-2)).toEqual(['几分？', '谢谢'])
      expect(played.state).toMatchObject({ owner: 'closed', signals: { asksForHuman: false } })
    }
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

  test('a rule that stays true does not start its flow over whenever a pause of it ends', () => {
    const always = rule({ when: formula('signals.turns > 0'), then: [{ kind: 'goToFlow', flowId: 'sub' }], frequency: { kind: 'always' } })
    const pause = ['pause', 'wait', { mode: 'duration', seconds: 5 }] as never
    const flow = program({ rules: [always], flows: { sub: { cards: { s: [pause, ['sorry', 'message', { text: zh('很抱歉') }]] } } } })
    const played = play(flow, [say('你好'), { kind: 'wake', afterMs: 5000 }])
    expect(played.said).toEqual(['订单号？', '很抱歉', '订单号？'])
  })

  test('a pause ends although a rule that stays true runs a flow that is over at once', () => {
    const always = rule({ when: formula('true'), then: [{ kind: 'goToFlow', flowId: 'sub' }], frequency: { kind: 'always' } })
    const cards = {
      a: [['pause', 'typing', { seconds: 1 }] as never, ['done', 'message', { text: zh('好了') }] as never, ['end', 'end', {}] as never],
    }
    const flow = program({ cards, rules: [always], flows: { sub: { cards: { s: [['note', 'message', { text: zh('我在') }]] } } } })
    const played = play(flow, [{ kind: 'wake', afterMs: 1000 }])
    expect(played.said).toEqual(['我在', '好了'])
    expect(played.state.owner).toBe('closed')
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

  test('the other actions of a rule that hands over are done as well, whatever their order', () => {
    const both = rule({
      when: formula('signals.asksForHuman'),
      then: [
        { kind: 'handoff', queueId: 'q', priority: 0, message: {} },
        { kind: 'tag', tag: 'wants-human' },
      ],
    })
    const played = play(program({ rules: [both] }), [wantsHuman], { facts: staffed })
    expect(played.commands).toContainEqual({ kind: 'tag', tag: 'wants-human' })
    expect(played.state.owner).toBe('queue')
  })

  test('does not take the label of a pressed button for the customer’s own words', () => {
    const angry = { sentiment: -0.9, asksForHuman: true, topics: ['legal'] }
    const asks = program({
      rules: [
        rule({
          when: formula('signals.asksForHuman || signals.sentiment < 0.0'),
          then: [{ kind: 'handoff', queueId: 'q', priority: 0, message: {} }],
        }),
      ],
    })
    const pressed = play(asks, [{ kind: 'message', text: '投诉，找人工', choiceId: 'x', understanding: angry }], { facts: staffed })
    expect(pressed.state.owner).toBe('bot')
    const said = play(asks, [{ kind: 'message', text: '投诉，找人工', understanding: angry }], { facts: staffed })
    expect(said.state.owner).toBe('queue')
  })
})
