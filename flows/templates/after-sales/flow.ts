import type { Card, Flow } from '../../document/project.ts'
import { buildFlow, card, choice, is, isTrue, type Links, node, route, t } from '../kit/write.ts'

const cards: Card[] = [
  card(
    'welcome',
    '欢迎',
    node('greet', 'message', {
      text: t(
        '您好，我是鹿野声学的售后助手。查订单、退换货、发票，直接说就行；也可以随时找人工。',
        'Hi, I’m the after-sales assistant of Luye Audio. Ask about orders, returns or invoices in your own words, or ask for a person at any time.',
      ),
    }),
    node('menu', 'choices', {
      text: t('想办什么？', 'What can I do for you?'),
      choices: [
        choice('order', '查订单、物流', 'Order and delivery', '订单', '物流', 'track'),
        choice('refund', '退货退款', 'Return and refund', '退款', '退货', 'refund', 'return'),
        choice('invoice', '开发票', 'Invoice', '发票', 'receipt'),
        choice('person', '找人工', 'A person', '人工', 'agent'),
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
        route('order', 'order_status', '查订单', 'check an order'),
        route('delivery', 'delivery', '查物流', 'ask about a delivery'),
        route('refund', 'return_refund', '退货退款', 'return something'),
        route('progress', 'refund_progress', '查退款进度', 'check a refund'),
        route('invoice', 'invoice', '开发票', 'get an invoice'),
        route('cancel', 'cancel_order', '取消订单', 'cancel an order'),
        route('complaint', 'complaint', '投诉', 'make a complaint'),
        route('greeting', 'greeting', '打个招呼', 'say hello'),
      ],
      clarify: t('您是想：', 'Would you like to:'),
      retries: 0,
    }),
  ),
  card(
    'order',
    '查订单',
    node('askOrder', 'question', {
      text: t(
        '请告诉我订单号，在“我的订单”里可以看到，例如 20251119-8843。',
        'What is your order number? You find it under My orders, for example 20251119-8843.',
      ),
      answer: 'orderNumber',
      variable: 'order_number',
      ahead: true,
      invalid: t(
        '这个号码好像不对，订单号至少 5 位数字，请再发一次。',
        'That does not look right. An order number has at least 5 digits. Please send it again.',
      ),
      retries: 2,
      timeoutMinutes: 30,
    }),
    node('fetchOrder', 'http', {
      method: 'GET',
      url: '{{ shop_api }}/orders/{{ order_number }}',
      mappings: [{ path: 'body', variable: 'order' }],
    }),
    node('byStatus', 'branch', {
      branches: [
        { id: 'refunding', name: '退款中', when: is('order.status', 'refunding') },
        { id: 'delivered', name: '已签收', when: is('order.status', 'delivered') },
        { id: 'shipped', name: '运输中', when: is('order.status', 'shipped') },
      ],
    }),
    node('placed', 'message', {
      text: t(
        '订单 {{ order.number }}（{{ order.product }}）{{ order.statusText }}。现货 16:00 前付款当天发出。',
        'Order {{ order.number }} ({{ order.productEn }}) is {{ order.statusTextEn }}. Items in stock paid before 16:00 ship the same day.',
      ),
    }),
  ),
  card(
    'inTransit',
    '运输中',
    node('transit', 'message', {
      text: t(
        '订单 {{ order.number }}（{{ order.product }}）{{ order.statusText }}，由{{ order.carrier }}承运，单号 {{ order.trackingNumber }}，现在在{{ order.location }}。',
        'Order {{ order.number }} ({{ order.productEn }}) is {{ order.statusTextEn }}: tracking number {{ order.trackingNumber }}, now at {{ order.locationEn }}.',
      ),
    }),
  ),
  card(
    'delivered',
    '已签收',
    node('arrived', 'message', {
      text: t(
        '订单 {{ order.number }}（{{ order.product }}）{{ order.statusText }}，签收地点：{{ order.location }}。',
        'Order {{ order.number }} ({{ order.productEn }}) was {{ order.statusTextEn }} at {{ order.locationEn }}.',
      ),
    }),
  ),
  card(
    'refunding',
    '退款进度',
    node('refundState', 'message', {
      text: t(
        '订单 {{ order.number }} 的退款正在处理，金额 ¥{{ order.amount }}。支付宝、微信余额审核通过即到账，银行卡 1–7 个工作日。',
        'The refund of CNY {{ order.amount }} for order {{ order.number }} is being processed. Alipay and WeChat balance: at once after approval; cards: 1–7 working days.',
      ),
    }),
  ),
  card(
    'refund',
    '退货退款',
    node('askReturn', 'question', {
      text: t('请告诉我要退的订单号，例如 20251119-8843。', 'Which order do you want to return? The number looks like 20251119-8843.'),
      answer: 'orderNumber',
      variable: 'order_number',
      ahead: true,
      invalid: t('这个号码好像不对，请再发一次订单号。', 'That does not look right. Please send the order number again.'),
      retries: 2,
      timeoutMinutes: 30,
    }),
    node('fetchReturn', 'http', {
      method: 'GET',
      url: '{{ shop_api }}/orders/{{ order_number }}',
      mappings: [{ path: 'body', variable: 'order' }],
    }),
    node('returnable', 'branch', {
      branches: [
        { id: 'refunding', name: '已在退款', when: is('order.status', 'refunding') },
        { id: 'yes', name: '可退', when: isTrue('order.returnable') },
      ],
    }),
    node('notReturnable', 'message', {
      text: t(
        '订单 {{ order.number }} {{ order.statusText }}，不在七天无理由退货期内。质量问题仍然可以处理，我帮您转给专员。',
        'Order {{ order.number }} is {{ order.statusTextEn }} and outside the 7-day return period. A fault can still be handled; I’ll pass you to a specialist.',
      ),
    }),
  ),
  card(
    'returnReason',
    '退货原因',
    node('reason', 'choices', {
      text: t(
        '{{ order.product }}可以退，金额 ¥{{ order.amount }}。退货原因是？',
        '{{ order.productEn }} can be returned for CNY {{ order.amount }}. What is the reason?',
      ),
      choices: [
        choice('quality', '质量问题', 'It is faulty', '坏了', '没声音', 'broken'),
        choice('mind', '不想要了', 'Changed my mind', '不喜欢'),
        choice('wrong', '发错货', 'Wrong item', '错了'),
      ],
      variable: 'return_reason',
      retries: 1,
      timeoutMinutes: 30,
    }),
  ),
  card(
    'returnTicketCard',
    '建退货工单',
    node('returnTicket', 'ticket', {
      ticketType: 'return',
      subject: '退货 {{ order.number }} {{ order.product }}',
      description: '原因：{{ return_reason }}；金额 ¥{{ order.amount }}；渠道登记。',
      variable: 'ticket_number',
    }),
    node('returnDone', 'message', {
      text: t(
        '已登记，工单号 {{ ticket_number }}。退货地址和取件时间会在 2 小时内短信通知您，收到货后立即退款。',
        'Done, your ticket is number {{ ticket_number }}. We’ll text you the return address and pick-up time within 2 hours and refund as soon as we have it back.',
      ),
    }),
  ),
  card('knowledge', '知识问答', node('answer', 'answer', { query: '{{ message.text }}', minScore: 0.3 })),
  card(
    'noAnswer',
    '没有答案',
    node('sorry', 'message', {
      text: t('这个问题我还没有把握回答，给您转人工看一下。', 'I’m not sure about this one. Let me get a person to look at it.'),
    }),
  ),
  card(
    'more',
    '还有别的吗',
    node('anything', 'choices', {
      text: t('解决您的问题了吗？', 'Did that solve it?'),
      choices: [
        choice('yes', '解决了', 'Yes, thanks', '好的', '谢谢', '没有了', 'yes', 'thanks'),
        choice('other', '还有别的问题', 'Something else', '还有', 'another'),
        choice('no', '没解决，找人工', 'No, a person please', '没解决', '没有解决', 'no'),
      ],
      retries: 0,
      timeoutMinutes: 15,
    }),
  ),
  card(
    'anythingElse',
    '再问一次',
    node('menuAgain', 'choices', {
      text: t('请说，还想办什么？', 'Sure, what else?'),
      choices: [
        choice('order', '查订单、物流', 'Order and delivery', '订单', '物流'),
        choice('refund', '退货退款', 'Return and refund', '退款', '退货'),
        choice('invoice', '开发票', 'Invoice', '发票'),
      ],
      retries: 0,
      timeoutMinutes: 30,
    }),
  ),
  card(
    'invoice',
    '发票',
    node('invoiceHow', 'message', {
      text: t(
        '确认收货后，在“我的订单—申请发票”填写抬头，24 小时内发到邮箱，也可随时下载。抬头写错 30 天内可换开一次。',
        'After confirming delivery choose My orders → Invoice and enter the title; it is mailed within 24 hours. A wrong title can be changed once within 30 days.',
      ),
    }),
  ),
  card(
    'complaint',
    '投诉',
    node('tagComplaint', 'customer', { addTags: ['投诉'] }),
    node('toComplaints', 'handoff', {
      queueId: 'complaints',
      message: t(
        '非常抱歉让您有不好的体验，马上为您转接投诉专员，之前说过的不用再重复。',
        'I’m sorry about this experience. I’m connecting you to our complaints team; you won’t have to repeat anything.',
      ),
      reason: '客户投诉',
      priority: 3,
      maxWaitMinutes: 10,
    }),
  ),
  card(
    'person',
    '转人工',
    node('toPerson', 'handoff', {
      queueId: 'after-sales',
      message: t('正在为您转接人工客服，之前说过的内容不用重复。', 'Connecting you to a person. You won’t have to repeat anything.'),
      reason: '客户需要人工',
      maxWaitMinutes: 10,
    }),
  ),
  card(
    'leaveMessage',
    '留言',
    node('askMessage', 'question', {
      text: t(
        '现在暂时没有同事能接待。请留下您的问题和联系方式，我们在工作时间尽快回复。',
        'Nobody is available right now. Please leave your question and how to reach you; we’ll answer as soon as we are back.',
      ),
      answer: 'text',
      variable: 'left_message',
      retries: 1,
      timeoutMinutes: 30,
    }),
    node('messageTicket', 'ticket', {
      ticketType: 'callback',
      subject: '留言：{{ left_message }}',
      description: '{{ left_message }}',
      variable: 'ticket_number',
    }),
    node('messageDone', 'message', {
      text: t('已记录，工单号 {{ ticket_number }}，我们会尽快联系您。', 'Noted as ticket {{ ticket_number }}. We’ll be in touch soon.'),
    }),
  ),
  card(
    'rate',
    '满意度评价',
    node('rating', 'rating', {
      text: t('这次服务您满意吗？', 'How did we do?'),
      thanks: t('谢谢您的评价，祝您生活愉快！', 'Thank you for the rating. Have a nice day!'),
      variable: 'csat',
      timeoutMinutes: 10,
    }),
  ),
  card('done', '结束', node('end', 'end', { message: {}, outcome: 'resolved' })),
  card('gone', '客户没有回复', node('endGone', 'end', { message: {}, outcome: 'unresolved' })),
]

const links: Links = [
  ['menu', 'choice:order', 'order'],
  ['menu', 'choice:refund', 'refund'],
  ['menu', 'choice:invoice', 'invoice'],
  ['menu', 'choice:person', 'person'],
  ['menu', 'none', 'understand'],
  ['menu', 'timeout', 'gone'],
  ['route', 'route:order', 'order'],
  ['route', 'route:delivery', 'order'],
  ['route', 'route:refund', 'refund'],
  ['route', 'route:progress', 'order'],
  ['route', 'route:invoice', 'knowledge'],
  ['route', 'route:cancel', 'knowledge'],
  ['route', 'route:complaint', 'complaint'],
  ['route', 'route:greeting', 'anythingElse'],
  ['route', 'none', 'knowledge'],
  ['askOrder', 'invalid', 'person'],
  ['askOrder', 'timeout', 'gone'],
  ['fetchOrder', 'failed', 'person'],
  ['byStatus', 'branch:refunding', 'refunding'],
  ['byStatus', 'branch:delivered', 'delivered'],
  ['byStatus', 'branch:shipped', 'inTransit'],
  ['placed', 'next', 'more'],
  ['transit', 'next', 'more'],
  ['arrived', 'next', 'more'],
  ['refundState', 'next', 'more'],
  ['askReturn', 'invalid', 'person'],
  ['askReturn', 'timeout', 'gone'],
  ['fetchReturn', 'failed', 'person'],
  ['returnable', 'branch:refunding', 'refunding'],
  ['returnable', 'branch:yes', 'returnReason'],
  ['notReturnable', 'next', 'person'],
  ['reason', 'choice:quality', 'returnTicketCard'],
  ['reason', 'choice:mind', 'returnTicketCard'],
  ['reason', 'choice:wrong', 'returnTicketCard'],
  ['reason', 'none', 'returnTicketCard'],
  ['reason', 'timeout', 'gone'],
  ['returnTicket', 'failed', 'person'],
  ['returnDone', 'next', 'more'],
  ['answer', 'answered', 'more'],
  ['answer', 'notFound', 'noAnswer'],
  ['sorry', 'next', 'person'],
  ['anything', 'choice:yes', 'rate'],
  ['anything', 'choice:other', 'anythingElse'],
  ['anything', 'choice:no', 'person'],
  ['anything', 'none', 'understand'],
  ['anything', 'timeout', 'done'],
  ['menuAgain', 'choice:order', 'order'],
  ['menuAgain', 'choice:refund', 'refund'],
  ['menuAgain', 'choice:invoice', 'invoice'],
  ['menuAgain', 'none', 'understand'],
  ['menuAgain', 'timeout', 'gone'],
  ['invoiceHow', 'next', 'more'],
  ['toComplaints', 'resolved', 'rate'],
  ['toComplaints', 'timedOut', 'leaveMessage'],
  ['toComplaints', 'nobody', 'leaveMessage'],
  ['toComplaints', 'closed', 'leaveMessage'],
  ['toComplaints', 'left', 'gone'],
  ['toPerson', 'resolved', 'rate'],
  ['toPerson', 'timedOut', 'leaveMessage'],
  ['toPerson', 'nobody', 'leaveMessage'],
  ['toPerson', 'closed', 'leaveMessage'],
  ['toPerson', 'left', 'gone'],
  ['askMessage', 'invalid', 'gone'],
  ['askMessage', 'timeout', 'gone'],
  ['messageTicket', 'failed', 'gone'],
  ['messageDone', 'next', 'done'],
  ['rating', 'rated', 'done'],
  ['rating', 'timeout', 'done'],
]

export const afterSalesFlow: Flow = buildFlow({ id: 'main', name: '售后服务', cards, links })

/** Columns of the canvas: as a conversation runs; rows by subject. */
export const afterSalesColumns: string[][] = [
  ['welcome', 'anythingElse'],
  ['understand', 'complaint'],
  ['order', 'refund', 'knowledge'],
  ['inTransit', 'delivered', 'refunding', 'returnReason', 'returnTicketCard', 'invoice', 'noAnswer'],
  ['more', 'person'],
  ['rate', 'leaveMessage'],
  ['done', 'gone'],
]
