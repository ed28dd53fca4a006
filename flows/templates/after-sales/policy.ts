import type { Policy } from '../../document/policy.ts'

/** When a person must step in. Order matters: the first rule that changes who talks ends the list. */
export const afterSalesPolicy: Policy = {
  rules: [
    {
      id: 'asks-for-human',
      name: '客户要求人工',
      when: { kind: 'compare', field: 'signals.asksForHuman', operator: 'isTrue' },
      then: [
        {
          kind: 'handoff',
          queueId: 'after-sales',
          priority: 1,
          message: {
            'zh-CN': '好的，马上为您转接人工客服，之前说过的内容不用重复。',
            en: 'Of course. I’m connecting you to a person; you won’t have to repeat anything.',
          },
          afterCardId: 'rate',
        },
      ],
      state: 'on',
      frequency: { kind: 'always' },
      scope: { flowIds: [], channels: [] },
      stopHere: false,
    },
    {
      id: 'legal-risk',
      name: '投诉与法律风险',
      when: {
        kind: 'any',
        items: [
          { kind: 'compare', field: 'signals.topics', operator: 'contains', value: 'legal' },
          { kind: 'compare', field: 'message.text', operator: 'contains', value: '12315' },
        ],
      },
      then: [
        { kind: 'tag', tag: '投诉风险' },
        {
          kind: 'handoff',
          queueId: 'complaints',
          priority: 5,
          message: {
            'zh-CN': '非常抱歉，您的问题由投诉专员优先处理，正在为您转接。',
            en: 'I’m very sorry. Our complaints team will handle this with priority; connecting you now.',
          },
          afterCardId: 'rate',
        },
      ],
      state: 'on',
      frequency: { kind: 'once' },
      scope: { flowIds: [], channels: [] },
      stopHere: false,
    },
    {
      id: 'sentiment-worse',
      name: '情绪恶化',
      when: { kind: 'compare', field: 'signals.sentiment', operator: 'lessOrEqual', value: -0.5 },
      then: [
        {
          kind: 'handoff',
          queueId: 'after-sales',
          priority: 3,
          message: {
            'zh-CN': '抱歉让您着急了，我请专员马上来处理，您之前说的都会带过去。',
            en: 'I’m sorry for the trouble. A specialist will take over right away and sees everything you wrote.',
          },
          afterCardId: 'rate',
        },
      ],
      state: 'on',
      frequency: { kind: 'cooldown', minutes: 10 },
      scope: { flowIds: [], channels: [] },
      stopHere: false,
    },
    {
      id: 'not-understood',
      name: '连续两次没听懂',
      when: { kind: 'compare', field: 'signals.misses', operator: 'greaterOrEqual', value: 2 },
      then: [
        {
          kind: 'offerHuman',
          queueId: 'after-sales',
          message: { 'zh-CN': '我好像没有帮到您，要为您转人工吗？', en: 'I don’t seem to be helping. Would you like to talk to a person?' },
        },
      ],
      state: 'on',
      frequency: { kind: 'cooldown', minutes: 5 },
      scope: { flowIds: [], channels: [] },
      stopHere: false,
    },
    {
      id: 'vip-attention',
      name: '黑金客户情绪转差',
      when: {
        kind: 'all',
        items: [
          { kind: 'compare', field: 'customer.tags', operator: 'contains', value: '黑金' },
          { kind: 'compare', field: 'signals.sentimentTrend', operator: 'less', value: -0.2 },
        ],
      },
      then: [{ kind: 'needsAttention' }, { kind: 'notify', message: '黑金客户情绪转差，请留意' }],
      state: 'on',
      frequency: { kind: 'cooldown', minutes: 30 },
      scope: { flowIds: [], channels: [] },
      stopHere: false,
    },
    {
      id: 'same-question',
      name: '反复问同一个问题',
      when: {
        kind: 'any',
        items: [
          { kind: 'compare', field: 'signals.repeats', operator: 'greaterOrEqual', value: 2 },
          { kind: 'compare', field: 'signals.loops', operator: 'greaterOrEqual', value: 4 },
        ],
      },
      then: [
        {
          kind: 'handoff',
          queueId: 'after-sales',
          priority: 1,
          message: { 'zh-CN': '我请人工客服来帮您。', en: 'Let me get a person to help you.' },
        },
      ],
      state: 'shadow',
      frequency: { kind: 'once' },
      scope: { flowIds: [], channels: [] },
      stopHere: false,
    },
  ],
}
