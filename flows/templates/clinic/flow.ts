import type { Card, Flow } from '../../document/project.ts'
import { serviceEnd } from '../kit/service-end.ts'
import { buildFlow, card, choice, isTrue, type Links, node, route, say, t } from '../kit/write.ts'
import { bookCards, bookLinks } from './book.ts'

const cards: Card[] = [
  card(
    'welcome',
    '欢迎',
    say(
      'greet',
      '您好，这里是青禾门诊。预约、改约、就诊须知都可以问我。如有胸痛、呼吸困难、大出血，请立即拨打 120。',
      'Hello, this is Qinghe Clinic. I can book and change appointments and tell you what to bring. For chest pain, trouble breathing or heavy bleeding call 120 at once.',
    ),
    node('menu', 'choices', {
      text: t('想办什么？', 'What can I do for you?'),
      choices: [
        choice('book', '预约挂号', 'Book an appointment', '预约', '挂号', 'book'),
        choice('cancel', '取消预约', 'Cancel an appointment', '取消', 'cancel'),
        choice('prepare', '就诊须知', 'Before your visit', '须知', '带什么', 'prepare'),
        choice('person', '找护士', 'Talk to a nurse', '人工', '护士', 'nurse'),
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
        choice('book', '预约挂号', 'Book an appointment', '预约', 'book'),
        choice('cancel', '取消预约', 'Cancel an appointment', '取消', 'cancel'),
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
        route('book', 'book_visit', '预约挂号', 'book an appointment'),
        route('cancel', 'cancel_visit', '取消预约', 'cancel an appointment'),
        route('results', 'test_results', '查检查结果', 'ask about test results'),
        route('prepare', 'prepare_visit', '问就诊须知', 'know what to bring'),
        route('fees', 'visit_fees', '问费用和医保', 'ask about fees and insurance'),
        route('place', 'find_us', '问地址和时间', 'find us'),
      ],
      clarify: t('您是想：', 'Would you like to:'),
      retries: 0,
    }),
  ),
  ...bookCards,
  card(
    'cancel',
    '取消预约',
    node('askNumber', 'question', {
      text: t('请输入预约号，短信里有，例如 Q10234。', 'What is your booking number? It is in your text message, for example Q10234.'),
      answer: 'regex',
      pattern: '^[Qq]\\d{5}$',
      variable: 'booking_number',
      invalid: t('预约号是 Q 加五位数字，请再看一下。', 'It is a Q and five digits. Please look again.'),
      retries: 2,
      timeoutMinutes: 20,
    }),
    node('fetchBooking', 'http', {
      method: 'GET',
      url: '{{ clinic_api }}/appointments/{{ booking_number }}',
      mappings: [{ path: 'body', variable: 'appointment' }],
    }),
    node('mayCancel', 'branch', { branches: [{ id: 'late', name: '太晚了', when: isTrue('appointment.tooLate') }] }),
    node('sure', 'choices', {
      text: t(
        '取消 {{ appointment.day }} {{ appointment.time }} {{ appointment.department }}？',
        'Cancel {{ appointment.departmentEn }} on {{ appointment.day }} at {{ appointment.time }}?',
      ),
      choices: [
        choice('yes', '确定取消', 'Yes, cancel it', '是', '确定', 'yes'),
        choice('move', '改到别的时间', 'Move it', '改', '改约', 'move'),
        choice('no', '保留', 'Keep it', '不', 'no'),
      ],
      notUnderstood: t('请从三个选项里选一个。', 'Please choose one of the three.'),
      retries: 1,
      timeoutMinutes: 20,
    }),
  ),
  card(
    'cancelled',
    '已取消',
    node('cancelIt', 'http', { method: 'DELETE', url: '{{ clinic_api }}/appointments/{{ booking_number }}', body: '' }),
    say('cancelledText', '预约 {{ booking_number }} 已取消，不收费用。', 'Appointment {{ booking_number }} is cancelled, free of charge.'),
  ),
  card(
    'moved',
    '改约',
    node('moveIt', 'http', { method: 'DELETE', url: '{{ clinic_api }}/appointments/{{ booking_number }}', body: '' }),
    say('moveText', '原来的号已退，我们重新约一个时间。', 'The old time is given back; let us find a new one.'),
  ),
  card(
    'tooLate',
    '不能自助取消',
    say(
      'lateText',
      '距离就诊不到 2 小时，不能自助取消，我请护士帮您处理。',
      'It is less than 2 hours away and cannot be cancelled here. A nurse will help you.',
    ),
  ),
  card(
    'prepare',
    '就诊须知',
    say(
      'prepareText',
      '请带身份证或医保卡，提前 10 分钟到一楼签到；抽血和腹部 B 超需空腹 8 小时，14 岁以下请由家长陪同。',
      'Bring your ID or insurance card and be 10 minutes early. For blood tests and an abdominal scan do not eat for 8 hours; children under 14 come with a parent.',
    ),
  ),
]

const links: Links = [
  ['menu', 'choice:book', 'book'],
  ['menu', 'choice:cancel', 'cancel'],
  ['menu', 'choice:prepare', 'prepare'],
  ['menu', 'choice:person', 'person'],
  ['menu', 'none', 'understand'],
  ['menu', 'timeout', 'gone'],
  ['menuAgain', 'choice:book', 'book'],
  ['menuAgain', 'choice:cancel', 'cancel'],
  ['menuAgain', 'none', 'understand'],
  ['menuAgain', 'timeout', 'gone'],
  ['route', 'route:book', 'book'],
  ['route', 'route:cancel', 'cancel'],
  ['route', 'route:results', 'knowledge'],
  ['route', 'route:prepare', 'prepare'],
  ['route', 'route:fees', 'knowledge'],
  ['route', 'route:place', 'knowledge'],
  ['route', 'none', 'knowledge'],
  ...bookLinks,
  ['askNumber', 'invalid', 'person'],
  ['askNumber', 'timeout', 'gone'],
  ['fetchBooking', 'failed', 'person'],
  ['mayCancel', 'branch:late', 'tooLate'],
  ['sure', 'choice:yes', 'cancelled'],
  ['sure', 'choice:move', 'moved'],
  ['sure', 'choice:no', 'more'],
  ['sure', 'none', 'person'],
  ['sure', 'timeout', 'gone'],
  ['cancelIt', 'failed', 'person'],
  ['cancelledText', 'next', 'more'],
  ['moveIt', 'failed', 'person'],
  ['moveText', 'next', 'book'],
  ['lateText', 'next', 'person'],
  ['prepareText', 'next', 'more'],
]

const end = serviceEnd({
  queueId: 'nurses',
  again: 'again',
  understand: 'understand',
  closedText: t(
    '护士现在不在（周一至周六 8:00–18:00）。请留下您的问题，我们会尽快回电；紧急情况请拨打 120。',
    'Our nurses are away (Monday to Saturday, 8:00–18:00). Leave your question and we’ll call back; in an emergency call 120.',
  ),
})

export const clinicFlow: Flow = buildFlow({
  id: 'main',
  name: '门诊预约',
  cards: [...cards, ...end.cards],
  links: [...links, ...end.links],
})

export const clinicColumns: string[][] = [
  ['welcome', 'again'],
  ['understand', 'prepare', 'knowledge', 'noAnswer'],
  ['book', 'symptoms', 'cancel'],
  ['day', 'cancelled', 'moved', 'tooLate'],
  ['slot'],
  ['who', 'waitingList'],
  ['booked', 'more', 'person'],
  ['rate', 'leaveMessage'],
  ['done', 'gone'],
]
