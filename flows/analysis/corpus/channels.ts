import type { JsonObject } from '../../engine/types.ts'
import { ask, both, end, type Flawed, flawed, healthy, say, unanswered } from './flawed.ts'

type Node = [string, string, JsonObject]
const http: Node = ['h', 'http', { url: 'https://example.com' }]
const says = (from: number, to: number): Node[] =>
  Array.from({ length: to - from + 1 }, (_, at) => say(`m${from + at}`, `第 ${from + at} 句`) as Node)
const picture = (id: string): Node => [id, 'message', { text: {}, show: 'image', url: 'https://example.com/p.png', caption: both('图') }]
const labels = (count: number, label: (at: number) => string): Node => [
  'c',
  'choices',
  {
    text: both('请选择'),
    timeoutMinutes: 10,
    choices: Array.from({ length: count }, (_, at) => ({ id: `c${at + 1}`, label: both(label(at + 1)) })),
  },
]
const chosen = (count: number) => ({
  ...Object.fromEntries(Array.from({ length: count }, (_, at) => [`c.choice:c${at + 1}`, 'b'])),
  'c.none': 'b',
  'c.timeout': 'b',
})
const failing = { b: [end('f')] }

/** What a channel cannot show as it is meant. */
export const channels: Flawed[] = [
  flawed(
    '等接口的时候客户没有说话，机器人发到第六条',
    ['tooManyMessages main/a/m6', 'tooManyMessages main/b/f'],
    { cards: { a: [...says(1, 5), http, ...says(6, 6), end('e')], ...failing }, links: { 'h.failed': 'b' } },
    { channels: ['wechat'] },
  ),
  flawed(
    '六张图片合不成一条',
    'tooManyMessages main/b/p6',
    {
      cards: { a: [picture('p1'), picture('p2'), picture('p3')], b: [picture('p4'), picture('p5'), picture('p6'), end('e')] },
      links: { 'p3.next': 'b' },
    },
    { channels: ['wechat'] },
  ),
  flawed(
    'asked again and again while the customer is silent',
    'tooManyMessages main/a/q',
    { cards: { a: [ask('q'), end('e')], b: [end('f')] }, links: { 'q.invalid': 'b', 'q.timeout': 'a' } },
    { channels: ['wechat'] },
  ),
  flawed(
    '一条短信写不下的长文',
    'textTooLong main/a/m #text',
    { cards: { a: [say('m', '本店营业时间为每天九点到二十一点，节假日照常。'.repeat(20)), end('e')] } },
    { channels: ['sms'] },
  ),
  flawed(
    'more choices than the channel has rows',
    'choicesAsNumbers main/a/c #choices',
    { cards: { a: [labels(9, (at) => `选项 ${at}`)], b: [end('e')] }, links: chosen(9) },
    { channels: ['web', 'wechat'] },
  ),
  flawed(
    'a choice too long for a button',
    'choicesAsNumbers main/a/c #choices',
    { cards: { a: [labels(2, (at) => `I would like to know about number ${at}`)], b: [end('e')] }, links: chosen(2) },
    { channels: ['wechat'] },
  ),
]

export const orderlyChannels = {
  六句短话可以合成一条: healthy({ cards: { a: [...says(1, 6), end('e')] } }),
  客户中间说了话: healthy({
    cards: { a: [...says(1, 3), ask('q'), ...says(4, 7), end('e')], b: [end('f')] },
    links: unanswered('q', 'b'),
  }),
  八个短选项: healthy({ cards: { a: [labels(8, (at) => `选项 ${at}`)], b: [end('e')] }, links: chosen(8) }),
}
