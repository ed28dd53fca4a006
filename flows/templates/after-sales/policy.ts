import type { Policy } from '../../document/policy.ts'
import { asksForPerson, getsUpset, goesRound, handOver, isNotUnderstood, rule } from '../kit/rules.ts'
import { t } from '../kit/write.ts'

const afterSales = { queueId: 'after-sales', afterCardId: 'rate' }

/** When a person must step in. Order matters: the first rule that changes who talks ends the list. */
export const afterSalesPolicy: Policy = {
  rules: [
    asksForPerson(afterSales),
    rule(
      'legal-risk',
      '投诉与法律风险',
      {
        kind: 'any',
        items: [
          { kind: 'compare', field: 'signals.topics', operator: 'contains', value: 'legal' },
          { kind: 'compare', field: 'message.text', operator: 'contains', value: '12315' },
        ],
      },
      [
        { kind: 'tag', tag: '投诉风险' },
        handOver(
          { queueId: 'complaints', afterCardId: 'rate' },
          5,
          t(
            '非常抱歉，您的问题由投诉专员优先处理，正在为您转接。',
            'I’m very sorry. Our complaints team will handle this with priority; connecting you now.',
          ),
        ),
      ],
    ),
    getsUpset(afterSales),
    isNotUnderstood(afterSales),
    rule(
      'vip-attention',
      '黑金客户情绪转差',
      {
        kind: 'all',
        items: [
          { kind: 'compare', field: 'customer.tags', operator: 'contains', value: '黑金' },
          { kind: 'compare', field: 'signals.sentimentTrend', operator: 'less', value: -0.2 },
        ],
      },
      [{ kind: 'needsAttention' }, { kind: 'notify', message: '黑金客户情绪转差，请留意' }],
      { frequency: { kind: 'cooldown', minutes: 30 } },
    ),
    goesRound(afterSales),
  ],
}
