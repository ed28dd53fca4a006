import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildProject } from '../testing/build-project.ts'
import { type PlayEvent, play } from '../testing/play.ts'
import { compile } from './compile.ts'
import { engineText } from './words.ts'

const zh = (text: string) => ({ 'zh-CN': text })
const ask = (text: string, answer: string, variable: string, more: object = {}) => ({
  text: zh(text),
  answer,
  variable,
  ahead: true,
  invalid: zh('再说一次'),
  ...more,
})
const say = (text: string): PlayEvent => ({ kind: 'message', text })
const changed = engineText('corrected', 'zh-CN')

const variables = [
  { id: 'people', name: '人数', type: 'number', scope: 'conversation', sensitive: false },
  { id: 'at', name: '时间', type: 'text', scope: 'conversation', sensitive: false },
  { id: 'place', name: '位置', type: 'text', scope: 'conversation', sensitive: false },
  { id: 'phone', name: '电话', type: 'text', scope: 'conversation', sensitive: true },
  { id: 'mail', name: '邮箱', type: 'text', scope: 'conversation', sensitive: false },
  { id: 'size', name: '桌型', type: 'text', scope: 'conversation', sensitive: false },
  { id: 'free', name: '空位', type: 'object', scope: 'conversation', sensitive: false },
] as const

type Cards = Parameters<typeof buildProject>[0]['cards']
const askPeople: Cards[string][number] = ['askPeople', 'question', ask('几位？', 'number', 'people', { wordsAfter: ['位', 'people'] })]
const askAt: Cards[string][number] = ['askAt', 'question', ask('几点？', 'time', 'at')]

/** Asks for people, decides by them, asks for time and place, then for telephone and e-mail. */
const table = compile(
  buildProject({
    variables: [...variables],
    cards: {
      start: [
        askPeople,
        ['bySize', 'branch', { branches: [{ id: 'big', name: '多', when: { kind: 'formula', expression: 'people > 8' } }] }],
      ],
      small: [['setSmall', 'set', { assignments: [{ variable: 'size', expression: '"小桌"' }] }]],
      big: [['setBig', 'set', { assignments: [{ variable: 'size', expression: '"包间"' }] }]],
      rest: [
        askAt,
        [
          'where',
          'choices',
          {
            text: zh('坐哪儿？'),
            choices: [
              { id: 'in', label: zh('大厅'), synonyms: [] },
              { id: 'out', label: zh('露台'), synonyms: [] },
            ],
            variable: 'place',
          },
        ],
      ],
      contact: [
        ['askPhone', 'question', ask('电话？', 'phone', 'phone')],
        ['askMail', 'question', ask('邮箱？', 'email', 'mail')],
      ],
      done: [['end', 'question', ask('还有什么？', 'text', '', { ahead: false })]],
    },
    links: {
      'bySize.branch:big': 'big',
      'bySize.else': 'small',
      'setSmall.next': 'rest',
      'setBig.next': 'rest',
      'where.choice:in': 'contact',
      'where.choice:out': 'contact',
      'where.none': 'contact',
      'askMail.next': 'done',
    },
  }),
)

describe('an earlier answer is corrected', () => {
  it('with words of its question, while another question is open; that one is put again', () => {
    const played = play(table, [say('4 位'), say('不对，改成 5 位')])
    expect(played.state.variables.people).toBe(5)
    expect(played.said).toEqual(['几位？', '几点？', changed, '几点？'])
  })

  it('without any: then the latest answer it could stand in for is meant', () => {
    const english = play(table, [say('4'), say('no, make that 5')])
    expect(english.state.variables.people).toBe(5)
    expect(english.said.at(-1)).toBe('几点？')
    const later = play(table, [say('4'), say('晚上七点'), say('sorry, I meant 8 pm')])
    expect(later.state.variables).toMatchObject({ people: 4, at: '20:00' })
  })

  it('and later answers, also pressed ones, are not asked for again', () => {
    const played = play(table, [say('4 位'), say('晚上七点'), say('露台'), say('13800138000'), say('抱歉，应该是 6 位')])
    expect(played.said.slice(-2)).toEqual([changed, '邮箱？'])
    expect(played.state.variables).toMatchObject({ people: 6, at: '19:00', place: '露台', phone: '13800138000' })
  })

  it('and what was decided by it is decided anew', () => {
    const played = play(table, [say('4 位'), say('晚上七点'), say('改成 12 位')])
    expect(played.state.variables).toMatchObject({ people: 12, size: '包间' })
  })

  it('and the question under way takes its answer from the same message', () => {
    const played = play(table, [say('4 位'), say('不对，改成 5 位，晚上七点')])
    expect(played.state.variables).toMatchObject({ people: 5, at: '19:00' })
    expect(played.said.at(-1)).toBe('坐哪儿？')
  })

  it('not by a message that answers the question and takes nothing back', () => {
    const played = play(table, [say('4 位'), say('晚上七点，隔壁那桌 8 位')])
    expect(played.state.variables).toMatchObject({ people: 4, at: '19:00' })
  })

  it('not by the same value, by a button, or by a plain no', () => {
    expect(play(table, [say('4 位'), say('不对，是 4 位')]).said).not.toContain(changed)
    expect(play(table, [say('4 位'), { kind: 'message', text: '改成 5 位', choiceId: 'x' }]).state.variables.people).toBe(4)
    expect(play(table, [say('4 位'), say('no')]).said.at(-1)).toBe('再说一次')
  })

  it('says nothing of personal values in the trace', () => {
    const events = [say('4 位'), say('晚上七点'), say('大厅'), say('13800138000'), say('电话错了，改成 13900139000')]
    const { state, trace } = play(table, events)
    expect(state.variables.phone).toBe('13900139000')
    expect(trace.some(({ kind }) => kind === 'corrected')).toBe(true)
    expect(JSON.stringify(trace)).not.toContain('13900139000')
  })
})

describe('how far back a correction goes', () => {
  const withCall = (method: string) =>
    compile(
      buildProject({
        variables: [...variables],
        cards: {
          start: [askPeople],
          call: [['look', 'http', { method, url: 'https://a.example?n={{ people }}', mappings: [{ path: 'body', variable: 'free' }] }]],
          rest: [askAt, ['end', 'question', ask('还有什么？', 'text', '', { ahead: false })]],
          sorry: [['failed', 'go-to', { cardId: 'rest' }]],
        },
        links: { 'askPeople.next': 'call', 'look.ok': 'rest', 'look.failed': 'sorry' },
      }),
    )
  const answered = (id: string): PlayEvent => ({ kind: 'effect', id, ok: true, result: { status: 200, headers: {}, body: { free: true } } })
  const effects = (played: ReturnType<typeof play>) => played.commands.flatMap((each) => (each.kind === 'effect' ? [each] : []))

  it('what was only looked up is looked up again', () => {
    const program = withCall('GET')
    const [first] = effects(play(program, [say('4 位')]))
    const played = play(program, [say('4 位'), answered(first?.id ?? ''), say('改成 5 位')])
    expect(effects(played).map(({ effect }) => (effect.kind === 'http' ? effect.url : ''))).toEqual([
      'https://a.example?n=4',
      'https://a.example?n=5',
    ])
  })

  it('what was done is not done twice', () => {
    const program = withCall('POST')
    const [first] = effects(play(program, [say('4 位')]))
    const played = play(program, [say('4 位'), answered(first?.id ?? ''), say('改成 5 位')])
    expect(effects(played)).toHaveLength(1)
    expect(played.said).not.toContain(changed)
    expect(played.state.variables.people).toBe(4)
  })

  it('what was made of the customer’s words in passing stands', () => {
    const program = compile(
      buildProject({
        variables: [...variables],
        cards: {
          start: [askPeople, ['keep', 'set', { assignments: [{ variable: 'mail', expression: 'message.text' }] }]],
          rest: [askAt, ['end', 'question', ask('还有什么？', 'text', '', { ahead: false })]],
        },
        links: { 'keep.next': 'rest' },
      }),
    )
    expect(play(program, [say('4 位'), say('改成 5 位')]).state.variables).toMatchObject({ people: 4, mail: '4 位' })
  })

  it('answers of the round before are not taken into the next', () => {
    const again = compile(
      buildProject({
        variables: [...variables],
        cards: {
          start: [askPeople, askAt, ['more', 'question', ask('还订吗？', 'text', '', { ahead: false })]],
          back: [['goBack', 'go-to', { cardId: 'start' }]],
        },
        links: { 'more.next': 'back', 'more.invalid': 'back' },
      }),
    )
    const played = play(again, [say('4 位'), say('晚上七点'), say('再订一桌'), say('6 位'), say('不对，改成 7 位')])
    expect(played.state.variables.people).toBe(7)
    expect(played.said.slice(-2)).toEqual([changed, '几点？'])
  })
})

it('a corrected conversation ends as if the customer had said so in the first place', () => {
  const people = fc.integer({ min: 2, max: 20 })
  const hour = fc.integer({ min: 1, max: 11 })
  const phone = fc.constantFrom('13800138000', '13900139000', '13700137000')
  const values = fc.record({ people, hour, phone })
  const corrections = {
    people: (value: number | string) => `不对，改成 ${value} 位`,
    hour: (value: number | string) => `说错了，改到晚上 ${value} 点`,
    phone: (value: number | string) => `电话错了，换成 ${value}`,
  }
  type Values = { people: number; hour: number; phone: string }
  const told = ({ people, hour, phone }: Values) => [`${people} 位`, `晚上 ${hour} 点`, '露台', phone, 'a@b.example', '没了']
  const givenAt = { people: 0, hour: 1, phone: 3 }
  fc.assert(
    fc.property(values, values, fc.constantFrom('people', 'hour', 'phone'), fc.nat(3), (first, second, field: keyof Values, later) => {
      const meant = { ...first, [field]: second[field] }
      const at = Math.min(givenAt[field] + 1 + later, 5)
      const texts = told(first)
      const corrected = [...texts.slice(0, at), corrections[field](second[field]), ...texts.slice(at, 5)]
      const straight = told(meant).slice(0, 5)
      const one = play(table, corrected.map(say))
      const other = play(table, straight.map(say))
      expect(one.state.variables, corrected.join(' | ')).toEqual(other.state.variables)
    }),
    { numRuns: 300 },
  )
})
