import { type Project, projectSchema } from '../../../flows/document/project.ts'

/**
 * The six-turn support flow that the benchmarks and the replay test run: greeting and choices, a validated question with one
 * wrong try, a branch, a templated reply, a rating, the end.
 */
export const supportFlow: Project = projectSchema.parse({
  schemaVersion: 1,
  id: 'support',
  name: 'Support',
  entryFlowId: 'main',
  languages: ['zh-CN', 'en'],
  defaultLanguage: 'zh-CN',
  variables: [{ id: 'order_number', name: 'Order number', type: 'text' }],
  policy: {
    rules: [
      {
        id: 'human',
        name: 'Asks for a person',
        when: { kind: 'compare', field: 'signals.asksForHuman', operator: 'isTrue' },
        then: [{ kind: 'handoff', queueId: 'q', message: { 'zh-CN': '正在为您转接人工。' } }],
      },
      {
        id: 'angry',
        name: 'Getting angry',
        when: { kind: 'compare', field: 'signals.sentiment', operator: 'less', value: -0.6 },
        then: [{ kind: 'needsAttention' }],
      },
    ],
  },
  flows: {
    main: {
      id: 'main',
      name: 'Main',
      startCardId: 'greet',
      cards: {
        greet: {
          id: 'greet',
          name: 'Greeting',
          nodes: [
            { id: 'hello', type: 'message', settings: { text: { 'zh-CN': '您好，我是小丹。', en: 'Hello, this is Tandem.' } } },
            {
              id: 'menu',
              type: 'choices',
              settings: {
                text: { 'zh-CN': '请问需要什么帮助？', en: 'How can I help?' },
                choices: [
                  { id: 'track', label: { 'zh-CN': '查订单', en: 'Track an order' }, synonyms: ['物流'] },
                  { id: 'refund', label: { 'zh-CN': '退款', en: 'Refund' } },
                ],
              },
            },
          ],
        },
        order: {
          id: 'order',
          name: 'Order number',
          nodes: [
            {
              id: 'number',
              type: 'question',
              settings: {
                text: { 'zh-CN': '请告诉我订单号。', en: 'Your order number, please.' },
                answer: 'orderNumber',
                variable: 'order_number',
                invalid: { 'zh-CN': '没看懂，请再发一次。', en: 'I could not read that. Please send it again.' },
                retries: 2,
              },
            },
            {
              id: 'kind',
              type: 'branch',
              settings: { branches: [{ id: 'sf', when: { kind: 'compare', field: 'order_number', operator: 'startsWith', value: 'SF' } }] },
            },
          ],
        },
        shipped: {
          id: 'shipped',
          name: 'Shipped',
          nodes: [
            {
              id: 'reply',
              type: 'message',
              settings: { text: { 'zh-CN': '订单 {{ order_number }} 已由顺丰发出。', en: 'Order {{ order_number }} is on its way.' } },
            },
            { id: 'more', type: 'question', settings: { text: { 'zh-CN': '还有什么可以帮您？', en: 'Anything else?' } } },
          ],
        },
        rate: {
          id: 'rate',
          name: 'Rating',
          nodes: [
            {
              id: 'score',
              type: 'rating',
              settings: {
                text: { 'zh-CN': '请打分（1–5）。', en: 'Please rate us, 1 to 5.' },
                thanks: { 'zh-CN': '谢谢！', en: 'Thank you!' },
              },
            },
            { id: 'done', type: 'end', settings: { message: { 'zh-CN': '再见！', en: 'Goodbye!' }, outcome: 'resolved' } },
          ],
        },
      },
      links: {
        'menu.choice:track': 'order',
        'menu.choice:refund': 'order',
        'menu.none': 'order',
        'number.invalid': 'rate',
        'kind.branch:sf': 'shipped',
        'kind.else': 'rate',
        'more.next': 'rate',
        'more.invalid': 'rate',
        'score.timeout': 'rate',
      },
    },
  },
})

/** What a customer says in it, turn by turn after the opening. */
export const supportTalk: { text: string; choiceId?: string }[] = [
  { text: '查订单', choiceId: 'track' },
  { text: '不知道' },
  { text: '单号 sf-20260001' },
  { text: '没有了，谢谢' },
  { text: '5' },
]
