import type { Card, Flow } from '../../document/project.ts'
import { serviceEnd } from '../kit/service-end.ts'
import { buildFlow, card, choice, is, isTrue, type Links, node, route, say, t } from '../kit/write.ts'

const lookUp = (id: string) =>
  node(id, 'run-flow', { flowId: 'look-up', inputs: [], outputs: [{ output: 'found', variable: 'staff_found' }] })
const unknown = { id: 'unknown', name: '没查到', when: { kind: 'compare', field: 'staff_found', operator: 'isFalse' } }

/** Who it is: asks for the staff number once in a conversation and looks the person up. */
export const lookUpFlow: Flow = {
  ...buildFlow({
    id: 'look-up',
    name: '核对员工',
    cards: [
      card(
        'known',
        '已经知道？',
        node('isKnown', 'branch', { branches: [{ id: 'yes', name: '已核对', when: isTrue('staff_found') }] }),
        node('askStaff', 'question', {
          text: t('您的工号是？六位数字，在工牌背面。', 'What is your staff number? Six digits, on the back of your badge.'),
          answer: 'regex',
          pattern: '^\\d{6}$',
          variable: 'staff_number',
          invalid: t('工号是六位数字，请再看一下。', 'It has six digits. Please look again.'),
          retries: 2,
          timeoutMinutes: 20,
        }),
        node('fetchStaff', 'http', {
          method: 'GET',
          url: '{{ staff_api }}/staff/{{ staff_number }}',
          mappings: [{ path: 'body', variable: 'staff' }],
        }),
      ),
      card('yes', '查到了', node('backFound', 'return', { values: [{ variable: 'found', expression: 'true' }] })),
      card(
        'no',
        '没查到',
        say('noStaff', '没有查到这个工号，我请同事帮您核对。', 'I cannot find that number. A colleague will check it with you.'),
        node('backUnknown', 'return', { values: [{ variable: 'found', expression: 'false' }] }),
      ),
      card('silent', '没有回复', node('endSilent', 'end', { message: {}, outcome: 'unresolved' })),
    ],
    links: [
      ['isKnown', 'branch:yes', 'yes'],
      ['askStaff', 'invalid', 'no'],
      ['askStaff', 'timeout', 'silent'],
      ['fetchStaff', 'ok', 'yes'],
      ['fetchStaff', 'failed', 'no'],
    ],
  }),
  outputs: [{ id: 'found', name: '查到了', type: 'boolean', initial: false, required: false, sensitive: false }],
}

const cards: Card[] = [
  card(
    'welcome',
    '欢迎',
    say(
      'greet',
      '您好，这里是员工服务台。账号、设备、假期、工资条，我先帮您办；办不了的转给同事。',
      'Hi, this is the staff desk. Accounts, equipment, leave, payslips: I do what I can and pass the rest to a colleague.',
    ),
    node('menu', 'choices', {
      text: t('想办什么？', 'What do you need?'),
      choices: [
        choice('password', '登录、密码问题', 'Login or password', '密码', '登不上', 'password'),
        choice('device', '申请设备', 'Ask for equipment', '电脑', '显示器', 'laptop'),
        choice('leave', '查假期', 'My leave', '年假', '假期', 'holiday'),
        choice('person', '找同事', 'A colleague', '人工', 'agent'),
      ],
      retries: 0,
      timeoutMinutes: 30,
    }),
  ),
  card(
    'again',
    '再问一次',
    node('menuAgain', 'choices', {
      text: t('请说，还要办什么？', 'Sure, what else?'),
      choices: [
        choice('password', '登录、密码问题', 'Login or password', '密码', 'password'),
        choice('device', '申请设备', 'Ask for equipment', '设备', 'equipment'),
        choice('leave', '查假期', 'My leave', '假期', 'leave'),
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
        route('password', 'login_problem', '解决登录问题', 'fix a login problem'),
        route('device', 'request_device', '申请设备', 'ask for equipment'),
        route('leave', 'leave_balance', '查假期', 'see your leave'),
        route('network', 'network_problem', '解决网络问题', 'fix a network problem'),
        route('payslip', 'payslip', '问工资条', 'ask about your payslip'),
        route('expense', 'expenses', '报销', 'claim expenses'),
      ],
      clarify: t('您是想：', 'Would you like to:'),
      retries: 0,
    }),
  ),
  card(
    'password',
    '登录问题',
    lookUp('whoLocked'),
    node('accountState', 'branch', { branches: [unknown, { id: 'locked', name: '已锁定', when: isTrue('staff.locked') }] }),
    say(
      'resetHow',
      '{{ staff.name }}，您的账号正常。打开 账号中心—忘记密码，用手机验证后就能重设，立即生效。',
      '{{ staff.name }}, your account is fine. Open Account centre → Forgot password and confirm on your phone; it works at once.',
    ),
  ),
  card(
    'unlock',
    '解锁账号',
    node('unlockIt', 'http', { method: 'POST', url: '{{ staff_api }}/staff/{{ staff_number }}/unlock', body: '{}' }),
    say(
      'unlocked',
      '账号因为多次输错被锁，我已经解锁了。请用原密码登录；忘了就走“忘记密码”。',
      'Your account was locked after wrong attempts; I have unlocked it. Use your old password, or “Forgot password”.',
    ),
  ),
  card(
    'leave',
    '查假期',
    lookUp('whoLeave'),
    node('leaveKnown', 'branch', { branches: [unknown] }),
    say(
      'leaveText',
      '{{ staff.name }}，您今年还有 {{ staff.leaveDays }} 天年假。请假在 OA—休假申请，经理批准后生效。',
      '{{ staff.name }}, you have {{ staff.leaveDays }} days of leave left this year. Ask for leave in the portal under Leave; your manager approves it.',
    ),
  ),
  card(
    'device',
    '申请设备',
    lookUp('whoDevice'),
    node('deviceKnown', 'branch', { branches: [unknown] }),
    node('deviceForm', 'form', {
      text: t('需要什么设备？', 'What do you need?'),
      fields: [
        {
          id: 'what',
          label: t('设备', 'Equipment'),
          kind: 'choice',
          options: ['笔记本 laptop', '显示器 monitor', '键鼠 keyboard'],
          variable: 'device',
          required: true,
        },
        { id: 'why', label: t('用途', 'What for'), kind: 'longText', options: [], variable: 'device_reason', required: true },
      ],
      submit: t('提交', 'Send'),
      invalid: t('这几项没填对，请再看一下：', 'Please check these:'),
      retries: 2,
      timeoutMinutes: 30,
    }),
    node('isCheap', 'branch', { branches: [{ id: 'cheap', name: '不用审批', when: is('device', '键鼠 keyboard') }] }),
    node('approve', 'approval', {
      title: '{{ staff.name }} 申请 {{ device }}',
      text: t(
        '同意为您配置 {{ device }}，两个工作日内送到工位。',
        'Your {{ device }} is approved and will be at your desk within two working days.',
      ),
      send: true,
      waitText: t('已提交审批，请稍等。', 'Sent for approval, one moment.'),
      queueId: 'it-desk',
      variable: '',
      timeoutMinutes: 30,
    }),
  ),
  card(
    'deviceTicketCard',
    '设备工单',
    node('deviceTicket', 'ticket', {
      ticketType: 'equipment',
      subject: '{{ device }}：{{ staff.name }}',
      description: '用途：{{ device_reason }}',
      variable: 'ticket_number',
    }),
    say('deviceDone', '已登记，工单号 {{ ticket_number }}。', 'Noted as ticket {{ ticket_number }}.'),
  ),
  card(
    'refused',
    '没有批准',
    say(
      'refusedText',
      '这次没有批准，您可以补充用途后再申请，或者和同事聊一下。',
      'It was not approved this time. You may add reasons and ask again, or talk to a colleague.',
    ),
  ),
  card(
    'network',
    '网络问题',
    node('whichNet', 'choices', {
      text: t('哪种情况？', 'Which is it?'),
      choices: [choice('vpn', 'VPN 连不上', 'VPN does not connect', 'vpn'), choice('wifi', '办公室 Wi-Fi', 'Office Wi-Fi', 'wifi', '无线')],
      notUnderstood: t('请选其中一种。', 'Please choose one.'),
      retries: 1,
      timeoutMinutes: 20,
    }),
  ),
  card(
    'vpn',
    'VPN',
    say(
      'vpnSteps',
      '① 退出 VPN 客户端再打开；② 服务器选“自动”；③ 手机上确认动态口令。多数情况到这里就好了。',
      '1. Quit the VPN client and open it again. 2. Choose “Automatic” as server. 3. Confirm the code on your phone. That helps in most cases.',
    ),
  ),
  card(
    'wifi',
    'Wi-Fi',
    say(
      'wifiSteps',
      '请连“Office”，用域账号登录；“Guest”只给访客。还不行就忘记网络后重连。',
      'Use “Office” with your domain account; “Guest” is for visitors. If it still fails, forget the network and connect again.',
    ),
  ),
  card('office', '服务时间', node('isOpen', 'hours', { calendarId: 'office-hours' })),
]

const links: Links = [
  ['menu', 'choice:password', 'password'],
  ['menu', 'choice:device', 'device'],
  ['menu', 'choice:leave', 'leave'],
  ['menu', 'choice:person', 'office'],
  ['menu', 'none', 'understand'],
  ['menu', 'timeout', 'gone'],
  ['menuAgain', 'choice:password', 'password'],
  ['menuAgain', 'choice:device', 'device'],
  ['menuAgain', 'choice:leave', 'leave'],
  ['menuAgain', 'none', 'understand'],
  ['menuAgain', 'timeout', 'gone'],
  ['route', 'route:password', 'password'],
  ['route', 'route:device', 'device'],
  ['route', 'route:leave', 'leave'],
  ['route', 'route:network', 'network'],
  ['route', 'route:payslip', 'knowledge'],
  ['route', 'route:expense', 'knowledge'],
  ['route', 'none', 'knowledge'],
  ['accountState', 'branch:unknown', 'office'],
  ['accountState', 'branch:locked', 'unlock'],
  ['resetHow', 'next', 'more'],
  ['unlockIt', 'failed', 'office'],
  ['unlocked', 'next', 'more'],
  ['leaveKnown', 'branch:unknown', 'office'],
  ['leaveText', 'next', 'more'],
  ['deviceKnown', 'branch:unknown', 'office'],
  ['deviceForm', 'invalid', 'office'],
  ['deviceForm', 'timeout', 'gone'],
  ['isCheap', 'branch:cheap', 'deviceTicketCard'],
  ['approve', 'approved', 'deviceTicketCard'],
  ['approve', 'declined', 'refused'],
  ['approve', 'timedOut', 'office'],
  ['deviceTicket', 'failed', 'office'],
  ['deviceDone', 'next', 'more'],
  ['refusedText', 'next', 'more'],
  ['whichNet', 'choice:vpn', 'vpn'],
  ['whichNet', 'choice:wifi', 'wifi'],
  ['whichNet', 'none', 'office'],
  ['whichNet', 'timeout', 'gone'],
  ['vpnSteps', 'next', 'more'],
  ['wifiSteps', 'next', 'more'],
  ['isOpen', 'open', 'person'],
  ['isOpen', 'closed', 'leaveMessage'],
]

const end = serviceEnd({
  queueId: 'it-desk',
  again: 'again',
  understand: 'understand',
  closedText: t(
    '服务台现在不在（工作日 9:00–18:00）。请留言，上班后第一时间处理。',
    'The desk is closed (weekdays 9:00–18:00). Leave a message; we look at it first thing.',
  ),
})

export const staffFlow: Flow = buildFlow({
  id: 'main',
  name: '员工服务台',
  cards: [...cards, ...end.cards],
  links: [...links, ...end.links],
})

export const staffColumns: string[][] = [
  ['welcome', 'again'],
  ['understand', 'knowledge', 'noAnswer'],
  ['password', 'leave', 'network'],
  ['device', 'unlock', 'vpn', 'wifi'],
  ['deviceTicketCard', 'refused', 'office'],
  ['more', 'person'],
  ['rate', 'leaveMessage'],
  ['done', 'gone'],
]
