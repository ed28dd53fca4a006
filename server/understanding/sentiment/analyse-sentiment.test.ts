import { expect, it } from 'vitest'
import { crossValidateSentiment } from '../testing/cross-validate-sentiment.ts'
import { analyseSentiment } from './analyse-sentiment.ts'

/** At this the template's rule hands over to a person. */
const ANGRY = -0.5

it.each([
  '气死我了！！！',
  '我要投诉你们',
  '再不解决我就打12315',
  '骗子！退钱！',
  '你们他妈的到底管不管',
  'this is unacceptable!!!',
  'I will contact my lawyer',
  'what a scam',
  'WORST SERVICE EVER',
])('hears the anger in "%s"', (text) => {
  expect(analyseSentiment(text)).toBeLessThanOrEqual(ANGRY)
})

it.each(['快递还没到', '订单三天了还没发货', '收到是坏的', 'my parcel has not arrived', 'the item is broken'])(
  'takes "%s" for a complaint, not for anger',
  (text) => {
    expect(analyseSentiment(text)).toBeLessThan(-0.1)
    expect(analyseSentiment(text)).toBeGreaterThan(ANGRY)
  },
)

it.each(['你好', '怎么开发票', '订单号20251119-8843', '明天下午吧', 'how do I return an item', 'ok', 'can I change the address', ''])(
  'hears nothing in "%s"',
  (text) => {
    expect(Math.abs(analyseSentiment(text))).toBeLessThan(0.25)
  },
)

it.each(['太感谢了，解决得很快', '非常满意', 'thank you so much, that solved it', 'perfect, great service'])(
  'hears that "%s" is happy',
  (text) => {
    expect(analyseSentiment(text)).toBeGreaterThan(0.4)
  },
)

it('turns what is negated', () => {
  expect(analyseSentiment('not helpful at all')).toBeLessThan(-0.2)
  expect(analyseSentiment('不满意')).toBeLessThan(-0.2)
})

it('hears the same words louder when they are shouted, repeated or sworn', () => {
  const plain = analyseSentiment('怎么还没处理')
  for (const louder of ['怎么还没处理！！！', '我都问了八百遍了怎么还没处理', '他妈的怎么还没处理'])
    expect(analyseSentiment(louder)).toBeLessThan(plain)
})

it('hears in a bare ??? what was said before', () => {
  expect(analyseSentiment('？？？', [-0.6, -0.7])).toBeLessThan(analyseSentiment('？？？', []))
})

it('stays within −1 and 1', () => {
  const worst = '垃圾骗子他妈的投诉第八次了！！！！滚滚滚滚 WORST EVER SCAM'
  expect(analyseSentiment(worst, [-1, -1, -1])).toBeGreaterThanOrEqual(-1)
  expect(analyseSentiment('thank you!!! great!!! perfect!!! love it!!!')).toBeLessThanOrEqual(1)
})

it('finds the kind of four in five sentences it was not trained on', () => {
  const results = crossValidateSentiment(5)
  for (const { right, total } of Object.values(results)) {
    expect(total).toBeGreaterThanOrEqual(300)
    expect(right / total).toBeGreaterThan(0.8)
  }
})
