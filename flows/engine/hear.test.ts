import { describe, expect, it } from 'vitest'
import { buildProject } from '../testing/build-project.ts'
import { type PlayEvent, play } from '../testing/play.ts'
import { compile } from './compile.ts'

const ask = (text: string, answer: string, variable: string, more: object = {}) => ({
  text: { 'zh-CN': text, en: text },
  answer,
  variable,
  ahead: true,
  invalid: { 'zh-CN': '再说一次', en: 'again' },
  ...more,
})
const say = (text: string): PlayEvent => ({ kind: 'message', text })

const table = compile(
  buildProject({
    variables: [
      { id: 'people', name: '人数', type: 'number', scope: 'conversation', sensitive: false },
      { id: 'at', name: '时间', type: 'text', scope: 'conversation', sensitive: false },
      { id: 'phone', name: '电话', type: 'text', scope: 'conversation', sensitive: true },
      { id: 'leaves', name: '离店', type: 'date', scope: 'conversation', sensitive: false },
      { id: 'comes', name: '到店', type: 'date', scope: 'conversation', sensitive: false },
    ],
    cards: {
      start: [['hello', 'question', ask('您好，想办什么？', 'text', '')]],
      book: [
        ['askPeople', 'question', ask('几位？', 'number', 'people', { wordsAfter: ['位', '个人', 'people'] })],
        ['askAt', 'question', ask('几点？', 'time', 'at')],
        ['askPhone', 'question', ask('电话？', 'phone', 'phone')],
        ['askComes', 'question', ask('哪天来？', 'date', 'comes', { wordsBefore: ['从', 'from'] })],
        ['askLeaves', 'question', ask('哪天走？', 'date', 'leaves', { wordsBefore: ['到', 'to'] })],
        ['done', 'message', { text: { 'zh-CN': '{{ people }} 位，{{ at }}' } }],
        [
          'agree',
          'choices',
          { text: { 'zh-CN': '对吗？' }, choices: [{ id: 'no', label: { 'zh-CN': '不对' }, synonyms: [] }], retries: 0 },
        ],
      ],
    },
    links: { 'hello.next': 'book', 'agree.choice:no': 'book', 'agree.none': 'book' },
  }),
)

describe('what is said before it is asked for', () => {
  it('answers later questions, which are not put then', () => {
    const played = play(table, [say('今晚七点订 4 位的桌')])
    expect(played.said.at(-1)).toBe('电话？')
    expect(played.state.variables).toMatchObject({ people: 4, at: '19:00' })
    expect(played.trace.filter(({ kind }) => kind === 'heard')).toHaveLength(2)
  })

  it('a number alone is no answer to a question nobody put', () => {
    expect(play(table, [say('订单 4')]).said.at(-1)).toBe('几位？')
  })

  it('in the answer to one question the answers to others are heard, each by its own words', () => {
    const played = play(table, [say('你好'), say('4 位'), say('7 pm'), say('13800138000'), say('从 2026-05-03 到 2026-05-24')])
    expect(played.said.at(-2)).toBe('4 位，19:00')
    expect(played.state.variables).toMatchObject({ comes: '2026-05-03', leaves: '2026-05-24' })
  })

  it('the answer to one question is not taken for the next of its kind', () => {
    const played = play(table, [say('你好'), say('4 位'), say('7 pm'), say('13800138000'), say('2026-05-03')])
    expect(played.said.at(-1)).toBe('哪天走？')
  })

  it('is used once: when the question comes round again it is put', () => {
    const full = [say('晚上七点 4 位，电话 13800138000，从 2026-05-03 到 2026-05-24')]
    expect(play(table, full).said.at(-1)).toBe('对吗？')
    expect(play(table, [...full, { kind: 'message', text: '不对', choiceId: 'no' }]).said.at(-1)).toBe('几位？')
  })

  it('says nothing of personal values in the trace, and a pressed button says only itself', () => {
    const played = play(table, [say('13800138000')])
    expect(JSON.stringify(played.trace)).not.toContain('13800138000')
    expect(play(table, [{ kind: 'message', text: '4 位', choiceId: 'x' }]).state.heard).toBeUndefined()
  })

  it('keeps no more than one value for each question that listens, however long the talk', () => {
    const talk = Array.from({ length: 60 }, (_, index) => say(`${(index % 9) + 1} 位，晚上 ${(index % 11) + 1} 点，13800138000，谢谢`))
    const { state } = play(table, [say('喂'), ...talk])
    expect(Object.keys(state.heard ?? {}).length).toBeLessThanOrEqual(5)
  })
})
