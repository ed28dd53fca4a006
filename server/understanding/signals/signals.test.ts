import { describe, expect, it } from 'vitest'
import { asksForHuman } from './asks-for-human.ts'
import { findTopics } from './find-topics.ts'
import { isUrgent } from './is-urgent.ts'

describe('asksForHuman', () => {
  it.each([
    '转人工',
    '人工',
    '人工客服',
    '我要人工服务',
    '转人工！！',
    '请帮我转接人工客服',
    '找个真人',
    '有没有活人',
    '叫你们经理来',
    '我不想和机器人说话',
    '为什么不能转人工',
    '機器人聽不懂，轉人工',
    '不要机器人，给我人工',
    '客服',
    '转 人工',
    'talk to a person',
    'I want to speak with a human',
    'agent please',
    'Agent',
    'can I talk to someone?',
    'connect me to an agent',
    'get me a real person',
    'let me speak to your manager',
    'live agent',
    "I don't want to talk to a bot",
    'customer service please',
    'HUMAN!',
    'I need a human',
  ])('hears it in "%s"', (text) => {
    expect(asksForHuman(text)).toBe(true)
  })

  it.each([
    '不用转人工',
    '不要转人工',
    '别转人工',
    '先不转人工，我自己看看',
    '暂时不需要人工客服',
    '人工费多少钱',
    '人工智能是什么',
    '你是真人吗',
    '人工客服几点上班',
    '我的快递到哪了',
    '有人工安装吗费用多少',
    'are you a real person?',
    'no need to talk to a human',
    "I don't want to talk to an agent",
    'I spoke to an agent yesterday',
    'is this a bot',
    'my real estate agent needs an invoice',
    'where is my order',
    'the delivery person was rude',
    '',
  ])('does not hear it in "%s"', (text) => {
    expect(asksForHuman(text)).toBe(false)
  })
})

describe('isUrgent', () => {
  it.each([
    '急用，赶紧发货',
    '很急！',
    '今天必须收到',
    '充电器冒烟了',
    '我的卡正在被盗刷',
    'this is urgent',
    'I need it today',
    'asap please',
    'my flight leaves in two hours',
  ])('hears it in "%s"', (text) => {
    expect(isUrgent(text)).toBe(true)
  })
  it.each(['不着急，慢慢来', '不急', '什么时候发货', 'no rush', "it's not urgent", 'when will it arrive', 'thanks'])(
    'does not hear it in "%s"',
    (text) => {
      expect(isUrgent(text)).toBe(false)
    },
  )
})

describe('findTopics', () => {
  it.each([
    ['我要投诉', ['complaint']],
    ['再不解决我就打12315', ['legal']],
    ['等着收律师函吧，我要曝光你们', ['legal', 'media']],
    ['孩子用了过敏去医院了，赔偿', ['safety', 'refund']],
    ['I will sue you and post this on twitter', ['legal', 'media']],
    ['close my account, you leaked my data', ['privacy', 'churn']],
    ['what is the issue with my order', []],
    ['订单号12315678', []],
    ['我的快递到哪了', []],
  ])('finds in "%s": %s', (text, topics) => {
    expect(findTopics(text)).toEqual(topics)
  })
})
