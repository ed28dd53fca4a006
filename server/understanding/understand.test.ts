import { expect, it } from 'vitest'
import { afterSalesIntents } from '../../flows/templates/after-sales/intents.ts'
import { trainIntents } from './intents/train-intents.ts'
import { understand } from './understand.ts'

const model = trainIntents({ intents: afterSalesIntents })

it('understands all of a message', () => {
  const understood = understand({ model, text: '你们太过分了，东西是坏的，我要退货！再不处理就找律师，马上转人工！！' })
  expect(understood).toMatchObject({ language: 'zh-CN', asksForHuman: true, urgent: true, topics: ['legal'] })
  expect(understood.intents[0]?.id).toBe('return_refund')
  expect(understood.sentiment).toBeLessThan(-0.5)
})

it('understands a plain question as nothing more', () => {
  const { intents, ...rest } = understand({ model, text: 'how do I get an invoice for my order' })
  expect(intents[0]?.id).toBe('invoice')
  expect(rest).toMatchObject({ language: 'en', asksForHuman: false, urgent: false, topics: [] })
})

it('says nothing about an empty message', () => {
  expect(understand({ model, text: '', language: 'en' })).toEqual({
    language: 'en',
    intents: [],
    sentiment: 0,
    asksForHuman: false,
    urgent: false,
    topics: [],
  })
})

it('gives what can be recorded as JSON', () => {
  const understood = understand({ model, text: '退款' })
  expect(JSON.parse(JSON.stringify(understood))).toEqual(understood)
})

it('takes about a millisecond', () => {
  const text = '我前天下的单怎么还没动静，你们到底什么时候发货 where is my order'
  understand({ model, text })
  const times = Array.from({ length: 200 }, () => {
    const start = performance.now()
    understand({ model, text })
    return performance.now() - start
  }).sort((a, b) => a - b)
  expect(times[100]).toBeLessThan(5)
})
