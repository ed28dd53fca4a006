import { fails, means, picks, queued, replies, says, scenario, ticketNumber, writes } from '../kit/scenarios.ts'

const line = {
  plan: '轻享 39',
  planEn: 'Light 39',
  bill: 41.2,
  balance: 18.8,
  dataLeft: 3.4,
  owed: 0,
  barred: false,
  outage: false,
  outageUntil: '',
}

export const telecomScenarios = [
  scenario(
    'data-left',
    '查流量',
    'zh-CN',
    [
      writes('还剩多少流量', [says('手机号')], means('check_bill')),
      writes('13800138000', [says('剩余流量 3.4 GB')]),
      picks('yes', says('满意')),
    ],
    {
      answers: [replies('fetchLine', line)],
    },
  ),
  scenario('outage', 'An outage in the area', 'en', [picks('fault'), writes('13800138000', [says('outage in your area'), says('18:00')])], {
    answers: [replies('fetchLine', { ...line, outage: true, outageUntil: '18:00' })],
  }),
  scenario(
    'engineer',
    '宽带修不好：约工程师',
    'zh-CN',
    [
      writes('宽带断了', [says('手机号')], means('service_fault')),
      writes('13800138000'),
      picks('broadband', says('光猫')),
      picks('no', says('哪天方便')),
      writes('后天', [says('工单号 1001'), says('2026-01-07')]),
    ],
    { answers: [replies('fetchLine', line), ticketNumber(1001)] },
  ),
  scenario(
    'plan',
    'A cheaper plan',
    'en',
    [picks('plan'), writes('13800138000', [says('Light 39')]), picks('p79', says('Plus 79 is booked'))],
    {
      answers: [replies('fetchLine', line), replies('changePlan', { ok: true })],
    },
  ),
  scenario('unknown-line', '查不到号码：人工', 'zh-CN', [picks('bill'), writes('13800138000', [queued('mobile')])], {
    answers: [fails('fetchLine')],
  }),
  scenario('regulator', '说要投诉到工信部：专员优先', 'zh-CN', [
    writes('再不处理我就投诉到工信部', [queued('retention'), { kind: 'rule', ruleId: 'regulator', fired: true }]),
  ]),
]
