import type { Card, Flow } from '../../document/project.ts'
import { serviceEnd } from '../kit/service-end.ts'
import { buildFlow, card, choice, is, type Links, node, route, say, t } from '../kit/write.ts'

const identify = (id: string) =>
  node(id, 'run-flow', { flowId: 'identify', inputs: [], outputs: [{ output: 'found', variable: 'card_found' }] })
const ifFound = (id: string, ...more: { id: string; name: string; when: unknown }[]) =>
  node(id, 'branch', {
    branches: [{ id: 'unknown', name: '没查到', when: { kind: 'compare', field: 'card_found', operator: 'isFalse' } }, ...more],
  })

const cards: Card[] = [
  card(
    'welcome',
    '欢迎',
    say(
      'greet',
      '您好，我是星河银行的卡片助手，7×24 小时在线。挂失、账单、被拒交易都可以直接说。',
      'Hi, I’m the card assistant of Galaxy Bank, here day and night. Lost cards, bills, declined payments: just tell me.',
    ),
    node('menu', 'choices', {
      text: t('想办什么？', 'What can I do for you?'),
      choices: [
        choice('lost', '挂失、冻结卡片', 'Lost or stolen card', '挂失', '丢了', 'lost', 'stolen', 'freeze'),
        choice('bill', '查账单', 'My bill', '账单', '还款', 'bill', 'statement'),
        choice('declined', '交易被拒', 'Payment declined', '刷不了', 'declined'),
        choice('activate', '激活新卡', 'Activate a card', '激活', 'activate'),
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
        choice('lost', '挂失、冻结卡片', 'Lost or stolen card', '挂失', 'lost'),
        choice('bill', '查账单', 'My bill', '账单', 'bill'),
        choice('declined', '交易被拒', 'Payment declined', 'declined'),
        choice('dispute', '对一笔交易有异议', 'Dispute a payment', '盗刷', 'dispute'),
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
        route('lost', 'lost_card', '挂失卡片', 'report a lost card'),
        route('bill', 'card_bill', '查账单', 'see the bill'),
        route('declined', 'payment_declined', '问交易为什么被拒', 'ask about a declined payment'),
        route('activate', 'activate_card', '激活新卡', 'activate a card'),
        route('dispute', 'dispute_payment', '对一笔交易有异议', 'dispute a payment'),
        route('limit', 'change_limit', '调整额度', 'change the limit'),
        route('fees', 'card_fees', '问年费和手续费', 'ask about fees'),
      ],
      clarify: t('您是想：', 'Would you like to:'),
      retries: 0,
    }),
  ),
  card(
    'lost',
    '挂失',
    say(
      'calm',
      '别担心，我现在就帮您冻结，冻结后任何人都无法消费。',
      'Don’t worry, I can freeze it right now. Nobody can pay with it after that.',
    ),
    identify('findLost'),
    ifFound('lostFound', { id: 'frozen', name: '已冻结', when: is('bank_card.status', 'frozen') }),
    node('confirmFreeze', 'choices', {
      text: t(
        '要冻结尾号 {{ last4 }} 的{{ bank_card.kind }}吗？之后可以随时解冻。',
        'Freeze the {{ bank_card.kindEn }} ending {{ last4 }}? You can unfreeze it at any time.',
      ),
      choices: [
        choice('yes', '马上冻结', 'Freeze it now', '是', '好', '冻结', 'yes'),
        choice('no', '先不用', 'Not now', '不', '算了', 'no'),
      ],
      notUnderstood: t('请选择“马上冻结”或“先不用”。', 'Please choose “Freeze it now” or “Not now”.'),
      retries: 1,
      timeoutMinutes: 10,
    }),
  ),
  card(
    'freeze',
    '冻结',
    node('doFreeze', 'http', { method: 'POST', url: '{{ bank_api }}/cards/{{ last4 }}/freeze', body: '{}' }),
    say(
      'frozen',
      '尾号 {{ last4 }} 已冻结。如果发现不是本人的交易，请告诉我“盗刷”，我来登记。',
      'The card ending {{ last4 }} is frozen. If you see a payment that is not yours, tell me “dispute” and I’ll register it.',
    ),
    node('replace', 'choices', {
      text: t(
        '需要给您补办一张新卡吗？3–5 个工作日寄到登记地址，免工本费。',
        'Shall I order a new card? It reaches your address on file in 3–5 working days, free of charge.',
      ),
      choices: [choice('yes', '补办新卡', 'Order a new card', '要', '补办', 'yes'), choice('no', '不用', 'No, thanks', '不用', 'no')],
      notUnderstood: t('请选择“补办新卡”或“不用”。', 'Please choose “Order a new card” or “No, thanks”.'),
      retries: 1,
      timeoutMinutes: 10,
    }),
  ),
  card(
    'alreadyFrozen',
    '已经冻结',
    say(
      'isFrozen',
      '尾号 {{ last4 }} 已经处于冻结状态，无法消费。',
      'The card ending {{ last4 }} is frozen already; nobody can pay with it.',
    ),
  ),
  card(
    'replacement',
    '补卡',
    node('replacementTicket', 'ticket', {
      ticketType: 'card-replacement',
      subject: '补卡 尾号 {{ last4 }}',
      description: '{{ bank_card.kind }} 挂失后补办，寄登记地址。',
      variable: 'ticket_number',
    }),
    say(
      'replacementDone',
      '已登记补卡，工单号 {{ ticket_number }}，寄出后短信通知您。',
      'Your new card is ordered, ticket {{ ticket_number }}. We’ll text you when it is on its way.',
    ),
  ),
  card(
    'bill',
    '账单',
    identify('findBill'),
    ifFound('billFound', {
      id: 'debit',
      name: '借记卡',
      when: is('bank_card.kindEn', 'debit card'),
    }),
    say(
      'billText',
      '尾号 {{ last4 }} 本期账单 ¥{{ bank_card.bill }}，最低还款 ¥{{ bank_card.minimum }}，到期还款日 {{ bank_card.due }}。可用额度 ¥{{ bank_card.available }}。',
      'Card ending {{ last4 }}: bill CNY {{ bank_card.bill }}, minimum CNY {{ bank_card.minimum }}, due {{ bank_card.due }}. Available: CNY {{ bank_card.available }}.',
    ),
  ),
  card(
    'debitCard',
    '借记卡余额',
    say(
      'debitText',
      '尾号 {{ last4 }} 是借记卡，没有账单。余额请在手机银行查看，为了安全我不在对话里显示。',
      'The card ending {{ last4 }} is a debit card and has no bill. Please see its balance in the app; for your safety I do not show it here.',
    ),
  ),
  card(
    'declined',
    '交易被拒',
    identify('findDeclined'),
    ifFound(
      'declinedWhy',
      { id: 'frozen', name: '卡片冻结', when: is('bank_card.status', 'frozen') },
      { id: 'inactive', name: '还没激活', when: is('bank_card.status', 'new') },
      { id: 'limit', name: '额度不够', when: { kind: 'compare', field: 'bank_card.available', operator: 'less', value: 100 } },
    ),
    say(
      'declinedUnclear',
      '尾号 {{ last4 }} 状态正常、额度充足，这次可能被商户或风控拦下，我请同事看一下具体那笔交易。',
      'The card ending {{ last4 }} is fine and has enough credit. The shop or our protection may have stopped it; a colleague will look at that payment.',
    ),
  ),
  card(
    'frozenCard',
    '卡片冻结中',
    say(
      'whyFrozen',
      '尾号 {{ last4 }} 处于冻结状态，所以交易被拒。解冻请在手机银行“卡管理—解冻”刷脸确认，立即生效。',
      'The card ending {{ last4 }} is frozen, so it was declined. Unfreeze it in the app under Cards → Unfreeze with your face; it works at once.',
    ),
  ),
  card(
    'overLimit',
    '额度不足',
    say(
      'whyLimit',
      '可用额度只剩 ¥{{ bank_card.available }}，不够支付这笔交易。先还一部分账单，额度几分钟内恢复。',
      'Only CNY {{ bank_card.available }} of credit is left, not enough for that payment. Pay part of the bill and the credit is back within minutes.',
    ),
  ),
  card(
    'activate',
    '激活',
    identify('findNew'),
    ifFound('newFound', { id: 'new', name: '新卡', when: is('bank_card.status', 'new') }),
    say('alreadyActive', '尾号 {{ last4 }} 已经激活，可以直接使用。', 'The card ending {{ last4 }} is active already. You can use it.'),
  ),
  card(
    'activateNow',
    '激活新卡',
    node('doActivate', 'http', { method: 'POST', url: '{{ bank_api }}/cards/{{ last4 }}/activate', body: '{}' }),
    say(
      'activated',
      '尾号 {{ last4 }} 已激活。第一次消费请使用密码，之后可以开通小额免密。',
      'The card ending {{ last4 }} is active. Use your PIN for the first payment; contactless works after that.',
    ),
  ),
  card(
    'dispute',
    '交易异议',
    node('disputeForm', 'form', {
      text: t('请填写这笔交易，我们 5 个工作日内给您结果。', 'Please tell us about the payment; we answer within 5 working days.'),
      fields: [
        { id: 'day', label: t('交易日期', 'Date'), kind: 'date', options: [], variable: 'dispute_day', required: true },
        { id: 'amount', label: t('金额（元）', 'Amount (CNY)'), kind: 'number', options: [], variable: 'dispute_amount', required: true },
        { id: 'shop', label: t('商户名称', 'Shop'), kind: 'text', options: [], variable: 'dispute_shop', required: true },
        { id: 'phone', label: t('联系电话', 'Phone'), kind: 'phone', options: [], variable: 'dispute_phone', required: true },
      ],
      submit: t('提交', 'Send'),
      invalid: t('这几项没填对，请再看一下：', 'Please check these:'),
      retries: 2,
      timeoutMinutes: 30,
    }),
    node('bigDispute', 'branch', {
      branches: [{ id: 'big', name: '大额', when: { kind: 'compare', field: 'dispute_amount', operator: 'greaterOrEqual', value: 5000 } }],
    }),
    node('disputeTicket', 'ticket', {
      ticketType: 'dispute',
      subject: '交易异议 {{ dispute_shop }} ¥{{ dispute_amount }}',
      description: '日期：{{ dispute_day }}；电话：{{ dispute_phone }}。',
      priority: 3,
      variable: 'ticket_number',
    }),
    say(
      'disputeDone',
      '已登记，工单号 {{ ticket_number }}。调查期间这笔不计利息、不影响征信。',
      'Registered as ticket {{ ticket_number }}. No interest is charged on it while we look into it.',
    ),
  ),
  card(
    'fraud',
    '转反欺诈',
    node('toFraud', 'handoff', {
      queueId: 'fraud',
      message: t(
        '这笔金额较大，马上由反欺诈专员处理，您填的内容都已转过去。',
        'This is a large amount. Our fraud team takes over now and sees everything you entered.',
      ),
      reason: '大额交易异议 {{ dispute_shop }} ¥{{ dispute_amount }}',
      priority: 5,
      maxWaitMinutes: 5,
    }),
  ),
]

const links: Links = [
  ['menu', 'choice:lost', 'lost'],
  ['menu', 'choice:bill', 'bill'],
  ['menu', 'choice:declined', 'declined'],
  ['menu', 'choice:activate', 'activate'],
  ['menu', 'choice:person', 'person'],
  ['menu', 'none', 'understand'],
  ['menu', 'timeout', 'gone'],
  ['menuAgain', 'choice:lost', 'lost'],
  ['menuAgain', 'choice:bill', 'bill'],
  ['menuAgain', 'choice:declined', 'declined'],
  ['menuAgain', 'choice:dispute', 'dispute'],
  ['menuAgain', 'none', 'understand'],
  ['menuAgain', 'timeout', 'gone'],
  ['route', 'route:lost', 'lost'],
  ['route', 'route:bill', 'bill'],
  ['route', 'route:declined', 'declined'],
  ['route', 'route:activate', 'activate'],
  ['route', 'route:dispute', 'dispute'],
  ['route', 'route:limit', 'knowledge'],
  ['route', 'route:fees', 'knowledge'],
  ['route', 'none', 'knowledge'],
  ['lostFound', 'branch:unknown', 'person'],
  ['lostFound', 'branch:frozen', 'alreadyFrozen'],
  ['confirmFreeze', 'choice:yes', 'freeze'],
  ['confirmFreeze', 'choice:no', 'more'],
  ['confirmFreeze', 'none', 'person'],
  ['confirmFreeze', 'timeout', 'gone'],
  ['doFreeze', 'failed', 'person'],
  ['replace', 'choice:yes', 'replacement'],
  ['replace', 'choice:no', 'more'],
  ['replace', 'none', 'more'],
  ['replace', 'timeout', 'done'],
  ['isFrozen', 'next', 'more'],
  ['replacementTicket', 'failed', 'person'],
  ['replacementDone', 'next', 'more'],
  ['billFound', 'branch:unknown', 'person'],
  ['billFound', 'branch:debit', 'debitCard'],
  ['billText', 'next', 'more'],
  ['debitText', 'next', 'more'],
  ['declinedWhy', 'branch:unknown', 'person'],
  ['declinedWhy', 'branch:frozen', 'frozenCard'],
  ['declinedWhy', 'branch:inactive', 'activateNow'],
  ['declinedWhy', 'branch:limit', 'overLimit'],
  ['declinedUnclear', 'next', 'person'],
  ['whyFrozen', 'next', 'more'],
  ['whyLimit', 'next', 'more'],
  ['newFound', 'branch:unknown', 'person'],
  ['newFound', 'branch:new', 'activateNow'],
  ['alreadyActive', 'next', 'more'],
  ['doActivate', 'failed', 'person'],
  ['activated', 'next', 'more'],
  ['disputeForm', 'invalid', 'person'],
  ['disputeForm', 'timeout', 'gone'],
  ['bigDispute', 'branch:big', 'fraud'],
  ['disputeTicket', 'failed', 'person'],
  ['disputeDone', 'next', 'more'],
  ['toFraud', 'resolved', 'rate'],
  ['toFraud', 'timedOut', 'leaveMessage'],
  ['toFraud', 'nobody', 'leaveMessage'],
  ['toFraud', 'closed', 'leaveMessage'],
  ['toFraud', 'left', 'gone'],
]

const end = serviceEnd({
  queueId: 'cards',
  again: 'again',
  understand: 'understand',
  closedText: t(
    '现在没有同事能接待。请留下您的问题，我们会尽快回电；卡片丢失请先在手机银行冻结。',
    'Nobody is available right now. Leave your question and we will call back; if a card is lost, please freeze it in the app first.',
  ),
})

export const bankFlow: Flow = buildFlow({
  id: 'main',
  name: '银行卡服务',
  cards: [...cards, ...end.cards],
  links: [...links, ...end.links],
})

export const bankColumns: string[][] = [
  ['welcome', 'again'],
  ['understand', 'knowledge', 'noAnswer'],
  ['lost', 'bill', 'declined', 'activate', 'dispute'],
  ['freeze', 'alreadyFrozen', 'debitCard', 'frozenCard', 'overLimit', 'activateNow', 'fraud'],
  ['replacement', 'more', 'person'],
  ['rate', 'leaveMessage'],
  ['done', 'gone'],
]
