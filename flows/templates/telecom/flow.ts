import type { Card, Flow } from '../../document/project.ts'
import { serviceEnd } from '../kit/service-end.ts'
import { buildFlow, card, choice, isTrue, type Links, node, route, say, t } from '../kit/write.ts'

const lineOf = (id: string) => node(id, 'run-flow', { flowId: 'line', inputs: [], outputs: [{ output: 'found', variable: 'line_found' }] })
const unknown = { id: 'unknown', name: '没查到', when: { kind: 'compare', field: 'line_found', operator: 'isFalse' } }

const plan = (zh: string, en: string, textZh: string, textEn: string) => ({
  title: t(zh, en),
  text: t(textZh, textEn),
  image: '',
  linkLabel: {},
  url: '',
})

const cards: Card[] = [
  card(
    'welcome',
    '欢迎',
    say(
      'greet',
      '您好，远山通信为您服务。话费、流量、宽带故障、换套餐都可以直接说。',
      'Hello from Yuanshan Mobile. Bills, data, broadband faults, plans: just tell me.',
    ),
    node('menu', 'choices', {
      text: t('想办什么？', 'What can I do for you?'),
      choices: [
        choice('bill', '话费和流量', 'Bill and data', '话费', '流量', 'bill', 'data'),
        choice('fault', '没信号、宽带故障', 'No signal or broadband fault', '断网', '没信号', 'no signal', 'outage'),
        choice('plan', '换套餐', 'Change my plan', '套餐', 'plan'),
        choice('person', '找人工', 'A person', '人工', 'agent'),
      ],
      retries: 0,
      timeoutMinutes: 30,
    }),
  ),
  card(
    'again',
    '再问一次',
    node('menuAgain', 'choices', {
      text: t('请说，还想办什么？', 'Sure, what else?'),
      choices: [
        choice('bill', '话费和流量', 'Bill and data', '话费', 'bill'),
        choice('fault', '没信号、宽带故障', 'No signal or broadband fault', '故障', 'fault'),
        choice('plan', '换套餐', 'Change my plan', '套餐', 'plan'),
      ],
      retries: 0,
      timeoutMinutes: 30,
    }),
  ),
  card(
    'understand',
    '听懂诉求',
    node('route', 'intent', {
      source: 'last',
      routes: [
        route('bill', 'check_bill', '查话费和流量', 'see the bill or data'),
        route('fault', 'service_fault', '报故障', 'report a fault'),
        route('plan', 'change_plan', '换套餐', 'change the plan'),
        route('roaming', 'roaming', '问国际漫游', 'ask about roaming'),
        route('sim', 'sim_card', '补换卡', 'replace a SIM card'),
        route('leave', 'cancel_contract', '销户、携号转网', 'leave us'),
      ],
      clarify: t('您是想：', 'Would you like to:'),
      retries: 0,
    }),
  ),
  card(
    'bill',
    '话费流量',
    lineOf('lineBill'),
    node('billState', 'branch', { branches: [unknown, { id: 'barred', name: '欠费停机', when: isTrue('line.barred') }] }),
    say(
      'billText',
      '{{ phone }}：{{ line.plan }}，本月已消费 ¥{{ line.bill }}，余额 ¥{{ line.balance }}，剩余流量 {{ line.dataLeft }} GB。',
      '{{ phone }}: {{ line.planEn }}, CNY {{ line.bill }} spent this month, balance CNY {{ line.balance }}, {{ line.dataLeft }} GB of data left.',
    ),
  ),
  card(
    'barred',
    '欠费停机',
    say(
      'barredText',
      '{{ phone }} 欠费 ¥{{ line.owed }}，已暂停服务。充值后 5 分钟内自动恢复，可在这里充值：{{ pay_url }}',
      '{{ phone }} owes CNY {{ line.owed }} and is suspended. It is back within 5 minutes after you top up: {{ pay_url }}',
    ),
  ),
  card(
    'fault',
    '故障排查',
    lineOf('lineFault'),
    node('faultState', 'branch', {
      branches: [
        unknown,
        { id: 'outage', name: '区域故障', when: isTrue('line.outage') },
        { id: 'barred', name: '欠费停机', when: isTrue('line.barred') },
      ],
    }),
    node('whichFault', 'choices', {
      text: t('您那边没有区域故障。是哪种情况？', 'There is no outage in your area. Which is it?'),
      choices: [
        choice('mobile', '手机没信号或上不了网', 'Phone has no signal or data', '手机', 'phone'),
        choice('broadband', '宽带断了或很慢', 'Broadband is down or slow', '宽带', 'broadband', 'wifi'),
      ],
      notUnderstood: t('请选其中一种。', 'Please choose one.'),
      retries: 1,
      timeoutMinutes: 20,
    }),
  ),
  card(
    'outage',
    '区域故障',
    say(
      'outageText',
      '您所在的区域正在抢修，预计 {{ line.outageUntil }} 恢复，恢复后短信通知您，并自动减免当天费用。',
      'There is an outage in your area; repair is expected by {{ line.outageUntil }}. We’ll text you, and the day is free of charge.',
    ),
  ),
  card(
    'tryPhone',
    '手机排查',
    node('phoneSteps', 'choices', {
      text: t(
        '① 打开飞行模式 10 秒再关闭；② 确认移动数据已打开。好了吗？',
        '1. Switch flight mode on for 10 seconds and off. 2. Check that mobile data is on. Does it work now?',
      ),
      choices: [choice('yes', '好了', 'Yes, it works', '可以了', 'works'), choice('no', '还是不行', 'Still not', '不行', 'no')],
      retries: 1,
      timeoutMinutes: 30,
    }),
  ),
  card(
    'tryBroadband',
    '宽带排查',
    node('broadbandSteps', 'choices', {
      text: t(
        '① 光猫断电 30 秒再开；② 等“光信号”灯变绿。好了吗？',
        '1. Unplug the modem for 30 seconds. 2. Wait until the “optical” light is green. Does it work now?',
      ),
      choices: [choice('yes', '好了', 'Yes, it works', '可以了', 'works'), choice('no', '还是不行', 'Still not', '不行', 'no')],
      retries: 1,
      timeoutMinutes: 30,
    }),
  ),
  card(
    'engineer',
    '上门维修',
    node('askVisit', 'question', {
      text: t('我给您约工程师，哪天方便？', 'I’ll send an engineer. Which day suits you?'),
      answer: 'date',
      variable: 'visit_day',
      invalid: t('没看懂日期，请写成“明天”或“6月12日”。', 'I could not read the date. Please write “tomorrow” or “June 12”.'),
      retries: 2,
      timeoutMinutes: 20,
    }),
    node('faultTicket', 'ticket', {
      ticketType: 'fault',
      subject: '故障报修 {{ phone }}',
      description: '自助排查无效，期望上门：{{ visit_day }}。',
      priority: 2,
      variable: 'ticket_number',
    }),
    say(
      'faultDone',
      '已报修，工单号 {{ ticket_number }}，工程师 {{ visit_day }} 上门前会先电话联系您。',
      'Registered as ticket {{ ticket_number }}. The engineer comes on {{ visit_day }} and calls you first.',
    ),
  ),
  card(
    'plan',
    '换套餐',
    lineOf('linePlan'),
    node('planKnown', 'branch', { branches: [unknown] }),
    node('plans', 'message', {
      text: t('您现在是{{ line.plan }}。可以换成：', 'You are on {{ line.planEn }}. You can change to:'),
      show: 'cards',
      cards: [
        plan('轻享 39', 'Light 39', '¥39/月，20 GB，100 分钟', 'CNY 39 a month, 20 GB, 100 minutes'),
        plan('畅享 79', 'Plus 79', '¥79/月，60 GB，300 分钟', 'CNY 79 a month, 60 GB, 300 minutes'),
        plan(
          '尊享 129',
          'Max 129',
          '¥129/月，150 GB，1000 分钟，含 500M 宽带',
          'CNY 129 a month, 150 GB, 1,000 minutes, with 500 Mbit broadband',
        ),
      ],
    }),
    node('whichPlan', 'choices', {
      text: t(
        '换哪一个？下月 1 日生效，随时可以再换。',
        'Which one? It starts on the 1st of next month; you can change again at any time.',
      ),
      choices: [
        choice('p39', '轻享 39', 'Light 39', '39'),
        choice('p79', '畅享 79', 'Plus 79', '79'),
        choice('p129', '尊享 129', 'Max 129', '129'),
        choice('keep', '先不换', 'Keep mine', '不换', 'keep'),
      ],
      variable: 'new_plan',
      retries: 1,
      timeoutMinutes: 20,
    }),
  ),
  card(
    'planChanged',
    '换好了',
    node('changePlan', 'http', {
      method: 'POST',
      url: '{{ telecom_api }}/lines/{{ phone }}/plan',
      body: '{"plan": "{{ new_plan }}"}',
    }),
    say('planText', '已预约 {{ new_plan }}，下月 1 日生效。', '{{ new_plan }} is booked and starts on the 1st of next month.'),
  ),
  card(
    'stay',
    '挽留',
    node('offer', 'split', {
      parts: [
        { id: 'discount', name: '优惠', weight: 50 },
        { id: 'direct', name: '直接转专员', weight: 50 },
      ],
      sticky: true,
      variable: 'stay_offer',
    }),
  ),
  card(
    'discount',
    '优惠方案',
    node('takeOffer', 'choices', {
      text: t(
        '在您决定之前：续用 12 个月，每月减 20 元。要考虑吗？',
        'Before you decide: stay for 12 months and pay CNY 20 less each month. Would you like that?',
      ),
      choices: [
        choice('yes', '接受优惠', 'Take the offer', '好', '可以', 'yes'),
        choice('no', '还是要办', 'Go on leaving', '不要', '不用', 'no'),
      ],
      retries: 1,
      timeoutMinutes: 20,
    }),
  ),
  card(
    'offerTaken',
    '登记优惠',
    node('offerTicket', 'ticket', {
      ticketType: 'retention',
      subject: '挽留优惠',
      description: '客户接受 12 个月每月减 20 元。',
      variable: 'ticket_number',
    }),
    say(
      'offerDone',
      '太好了，已登记，工单号 {{ ticket_number }}，24 小时内生效。',
      'Great, noted as ticket {{ ticket_number }}; it applies within 24 hours.',
    ),
  ),
  card(
    'toRetention',
    '转专员',
    node('retention', 'handoff', {
      queueId: 'retention',
      message: t(
        '好的，请专员为您办理，之前说过的不用重复。',
        'All right, a specialist will do that with you; you won’t have to repeat anything.',
      ),
      reason: '客户要销户或携号转网',
      priority: 2,
      maxWaitMinutes: 10,
    }),
  ),
]

const links: Links = [
  ['menu', 'choice:bill', 'bill'],
  ['menu', 'choice:fault', 'fault'],
  ['menu', 'choice:plan', 'plan'],
  ['menu', 'choice:person', 'person'],
  ['menu', 'none', 'understand'],
  ['menu', 'timeout', 'gone'],
  ['menuAgain', 'choice:bill', 'bill'],
  ['menuAgain', 'choice:fault', 'fault'],
  ['menuAgain', 'choice:plan', 'plan'],
  ['menuAgain', 'none', 'understand'],
  ['menuAgain', 'timeout', 'gone'],
  ['route', 'route:bill', 'bill'],
  ['route', 'route:fault', 'fault'],
  ['route', 'route:plan', 'plan'],
  ['route', 'route:roaming', 'knowledge'],
  ['route', 'route:sim', 'knowledge'],
  ['route', 'route:leave', 'stay'],
  ['route', 'none', 'knowledge'],
  ['billState', 'branch:unknown', 'person'],
  ['billState', 'branch:barred', 'barred'],
  ['billText', 'next', 'more'],
  ['barredText', 'next', 'more'],
  ['faultState', 'branch:unknown', 'person'],
  ['faultState', 'branch:outage', 'outage'],
  ['faultState', 'branch:barred', 'barred'],
  ['whichFault', 'choice:mobile', 'tryPhone'],
  ['whichFault', 'choice:broadband', 'tryBroadband'],
  ['whichFault', 'none', 'person'],
  ['whichFault', 'timeout', 'gone'],
  ['outageText', 'next', 'more'],
  ['phoneSteps', 'choice:yes', 'rate'],
  ['phoneSteps', 'choice:no', 'person'],
  ['phoneSteps', 'none', 'person'],
  ['phoneSteps', 'timeout', 'gone'],
  ['broadbandSteps', 'choice:yes', 'rate'],
  ['broadbandSteps', 'choice:no', 'engineer'],
  ['broadbandSteps', 'none', 'person'],
  ['broadbandSteps', 'timeout', 'gone'],
  ['askVisit', 'invalid', 'person'],
  ['askVisit', 'timeout', 'gone'],
  ['faultTicket', 'failed', 'person'],
  ['faultDone', 'next', 'more'],
  ['planKnown', 'branch:unknown', 'person'],
  ['whichPlan', 'choice:p39', 'planChanged'],
  ['whichPlan', 'choice:p79', 'planChanged'],
  ['whichPlan', 'choice:p129', 'planChanged'],
  ['whichPlan', 'choice:keep', 'more'],
  ['whichPlan', 'none', 'person'],
  ['whichPlan', 'timeout', 'gone'],
  ['changePlan', 'failed', 'person'],
  ['planText', 'next', 'more'],
  ['offer', 'part:discount', 'discount'],
  ['offer', 'part:direct', 'toRetention'],
  ['takeOffer', 'choice:yes', 'offerTaken'],
  ['takeOffer', 'choice:no', 'toRetention'],
  ['takeOffer', 'none', 'toRetention'],
  ['takeOffer', 'timeout', 'gone'],
  ['offerTicket', 'failed', 'toRetention'],
  ['offerDone', 'next', 'more'],
  ['retention', 'resolved', 'rate'],
  ['retention', 'timedOut', 'leaveMessage'],
  ['retention', 'nobody', 'leaveMessage'],
  ['retention', 'closed', 'leaveMessage'],
  ['retention', 'left', 'gone'],
]

const end = serviceEnd({
  queueId: 'mobile',
  again: 'again',
  understand: 'understand',
  closedText: t(
    '现在没有同事能接待。请留下您的问题，我们会尽快回电。',
    'Nobody is available right now. Leave your question and we’ll call back soon.',
  ),
})

export const telecomFlow: Flow = buildFlow({
  id: 'main',
  name: '通信服务',
  cards: [...cards, ...end.cards],
  links: [...links, ...end.links],
})

export const telecomColumns: string[][] = [
  ['welcome', 'again'],
  ['understand', 'knowledge', 'noAnswer'],
  ['bill', 'fault', 'plan', 'stay'],
  ['barred', 'outage', 'tryPhone', 'tryBroadband', 'discount'],
  ['engineer', 'planChanged', 'offerTaken', 'toRetention'],
  ['more', 'person'],
  ['rate', 'leaveMessage'],
  ['done', 'gone'],
]
