import { buildProject } from '../../../flows/testing/build-project.ts'

const say = (zh: string) => ({ text: { 'zh-CN': zh, en: zh } })
const choice = (id: string, zh: string) => ({ id, label: { 'zh-CN': zh, en: zh }, synonyms: [] })
const handoff = { kind: 'handoff', queueId: 'after-sales', priority: 0, message: {} } as const
const rule = (id: string, word: string) => ({
  id,
  name: id,
  when: { kind: 'compare' as const, field: 'message.text', operator: 'contains' as const, value: word },
  then: [handoff],
  state: 'on' as const,
  frequency: { kind: 'always' as const },
  scope: { flowIds: [], channels: [] },
  stopHere: false,
})

/** A small shop: open on weekdays, a refund that is really a POST, a sub-flow, two rules. For the simulator's journey. */
export const shopHours = buildProject({
  name: '模拟旅程',
  variables: [
    { id: 'reason', name: '原因', type: 'text', scope: 'conversation', sensitive: false },
    { id: 'refund', name: '退款', type: 'object', scope: 'conversation', sensitive: false },
  ],
  settings: {
    fallbackQueueId: 'after-sales',
    calendars: [
      {
        id: 'shop',
        name: '门店',
        timezone: 'Asia/Shanghai',
        week: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, day < 7 ? [{ from: '00:00', to: '24:00' }] : []])),
        closedDays: [],
        workdays: [],
      },
    ],
  } as never,
  policy: { rules: [rule('complaint', '12315'), rule('lawyer', '律师')] },
  cards: {
    welcome: [
      ['greet', 'message', say('欢迎光临')],
      [
        'menu',
        'choices',
        { ...say('想办什么？'), choices: [choice('hours', '营业吗'), choice('refund', '退款'), choice('reason', '说说原因')] },
      ],
    ],
    hours: [['isOpen', 'hours', { calendarId: 'shop' }]],
    opened: [['sayOpen', 'message', say('我们在营业')]],
    closed: [['sayClosed', 'message', say('我们已打烊')]],
    refund: [
      [
        'post',
        'http',
        { method: 'POST', url: 'https://shop.invalid/refunds', body: '{}', mappings: [{ path: 'body', variable: 'refund' }] },
      ],
      ['refunded', 'message', say('退款单 {{ refund.number }} 已提交')],
    ],
    ask: [['run', 'run-flow', { flowId: 'why' }]],
  },
  links: {
    'menu.choice:hours': 'hours',
    'menu.choice:refund': 'refund',
    'menu.choice:reason': 'ask',
    'isOpen.open': 'opened',
    'isOpen.closed': 'closed',
    'sayOpen.next': 'welcome',
    'sayClosed.next': 'welcome',
    'refunded.next': 'welcome',
    'post.failed': 'welcome',
    'run.next': 'welcome',
  },
  flows: { why: { cards: { inside: [['askReason', 'question', { ...say('为什么呢？'), answer: 'text', variable: 'reason' }]] } } },
})
