import { fails, fills, means, picks, queued, replies, says, scenario, ticketNumber, writes } from '../kit/scenarios.ts'

const bankCard = {
  last4: '6217',
  kind: '信用卡',
  kindEn: 'credit card',
  status: 'active',
  bill: 3280.5,
  minimum: 328.05,
  due: '2026-12-08',
  available: 16719.5,
}

export const bankScenarios = [
  scenario(
    'lost-card-frozen',
    '丢卡：冻结并补办',
    'zh-CN',
    [
      writes('我的卡丢了', [says('帮您冻结'), says('卡号后四位')], means('lost_card')),
      writes('6217', [says('要冻结尾号 6217')]),
      picks('yes', says('已冻结')),
      picks('yes', says('工单号 1001')),
      picks('yes', says('满意')),
    ],
    { answers: [replies('fetchCard', bankCard), replies('doFreeze', { ok: true }), ticketNumber(1001)] },
  ),
  scenario(
    'card-not-found',
    'A card nobody knows goes to a person',
    'en',
    [picks('bill', says('last four digits')), writes('0000', [says('cannot find that card'), queued('cards')])],
    { answers: [fails('fetchCard')] },
  ),
  scenario('bill', 'The bill, in English', 'en', [picks('bill'), writes('6217', [says('bill CNY 3280.5'), says('2026-12-08')])], {
    answers: [replies('fetchCard', bankCard)],
  }),
  scenario('big-dispute', '大额盗刷：转反欺诈', 'zh-CN', [
    writes('有一笔不认识的消费', [says('请填写这笔交易')], means('dispute_payment')),
    fills({ day: '2026-01-03', amount: '8000', shop: 'Skyline Travel', phone: '13800138000' }, queued('fraud')),
  ]),
  scenario('fraud-words', '说到诈骗：反欺诈优先', 'zh-CN', [
    writes('我被骗了，刚给安全账户转了钱', [queued('fraud'), { kind: 'rule', ruleId: 'fraud-in-progress', fired: true }]),
  ]),
]
