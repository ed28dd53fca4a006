import { fails, means, picks, queued, replies, says, scenario, ticketNumber, writes } from '../kit/scenarios.ts'

const order = {
  number: '20251119-8843',
  product: 'Air 2 头戴降噪耳机',
  productEn: 'Air 2 over-ear headphones',
  amount: 1299,
  status: 'shipped',
  statusText: '运输中',
  statusTextEn: 'on its way',
  carrier: '顺丰速运',
  trackingNumber: 'SF202511198843',
  location: '上海转运中心',
  locationEn: 'the Shanghai hub',
  returnable: false,
}

export const afterSalesScenarios = [
  scenario(
    'order-on-its-way',
    '查订单：运输中',
    'zh-CN',
    [picks('order', says('订单号')), writes('20251119-8843', [says('由顺丰速运承运')]), picks('yes', says('满意'))],
    {
      answers: [replies('fetchOrder', order)],
    },
  ),
  scenario(
    'return-registered',
    '退货：登记工单',
    'zh-CN',
    [
      writes('左边没声音想退掉', [says('要退的订单号')], means('return_refund')),
      writes('20251119-8843', [says('可以退')]),
      picks('quality', says('工单号 1001')),
    ],
    { answers: [replies('fetchReturn', { ...order, status: 'delivered', returnable: true }), ticketNumber(1001)] },
  ),
  scenario(
    'order-system-down',
    'The order system is down: a person',
    'en',
    [picks('order'), writes('20251119-8843', [queued('after-sales')])],
    {
      answers: [fails('fetchOrder')],
    },
  ),
  scenario('angry', '客户生气：转人工，带上规则', 'zh-CN', [
    writes('都等三天了每次都说在处理！', [queued('after-sales'), { kind: 'rule', ruleId: 'sentiment-worse', fired: true }], {
      sentiment: -0.7,
    }),
  ]),
  scenario('complaint', 'A complaint goes to the complaints team', 'en', [
    writes('I want to make a complaint', [queued('complaints')], means('complaint')),
  ]),
  scenario(
    'number-said-first',
    '先说了订单号：不再问',
    'zh-CN',
    [
      writes(
        '查一下订单 20251119-8843 到哪了',
        [says('由顺丰速运承运'), { kind: 'saysNot', text: '请告诉我订单号' }],
        means('order_status'),
      ),
    ],
    { answers: [replies('fetchOrder', order)] },
  ),
  scenario('nobody-there', '没有客服：留言', 'zh-CN', [picks('person', says('请留下您的问题'))], {
    queues: { 'after-sales': { online: 0, free: 0 } },
  }),
]
