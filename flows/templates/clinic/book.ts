import { card, choice, isTrue, type Links, node, say, t } from '../kit/write.ts'

/** Booking: department (or symptoms), day and part of the day, a free time, who comes, done. */
export const bookCards = [
  card(
    'book',
    '预约：科室',
    node('askDepartment', 'choices', {
      text: t('看哪个科？不确定就选“帮我选”。', 'Which department? If you are not sure, choose “Help me choose”.'),
      choices: [
        choice('internal', '内科', 'Internal medicine', '感冒', '发烧', 'fever'),
        choice('children', '儿科', 'Children', '孩子', '宝宝', 'child'),
        choice('dental', '口腔科', 'Dental', '牙', 'tooth'),
        choice('skin', '皮肤科', 'Skin', '皮肤', '过敏', 'rash'),
        choice('help', '帮我选', 'Help me choose', '不知道', 'not sure'),
      ],
      variable: 'department',
      retries: 1,
      timeoutMinutes: 20,
    }),
  ),
  card(
    'symptoms',
    '预约：症状',
    node('askSymptoms', 'question', {
      text: t(
        '哪里不舒服？一句话就行，比如“孩子发烧两天”。',
        'What is wrong? One sentence is enough, such as “my child has had a fever for two days”.',
      ),
      answer: 'text',
      variable: 'symptoms',
      retries: 1,
      timeoutMinutes: 20,
    }),
    node('findDepartment', 'extract', {
      source: '{{ symptoms }}',
      items: [{ id: 'department', kind: 'entity', entityId: 'department', description: '', variable: 'department' }],
    }),
  ),
  card(
    'day',
    '预约：时间',
    node('askDay', 'question', {
      text: t(
        '想哪天来？比如“明天”“下周三”或 6月12日。周日休息。',
        'Which day? For example “tomorrow”, “next Wednesday” or June 12. We are closed on Sundays.',
      ),
      answer: 'date',
      variable: 'visit_day',
      invalid: t('没看懂日期，请写成“明天”或“6月12日”。', 'I could not read the date. Please write “tomorrow” or “June 12”.'),
      retries: 2,
      timeoutMinutes: 20,
    }),
    node('askPart', 'choices', {
      text: t('上午还是下午？', 'Morning or afternoon?'),
      choices: [choice('morning', '上午', 'Morning', '早上', 'am'), choice('afternoon', '下午', 'Afternoon', '午后', 'pm')],
      variable: 'visit_part',
      notUnderstood: t('请选“上午”或“下午”。', 'Please choose “Morning” or “Afternoon”.'),
      retries: 1,
      timeoutMinutes: 20,
    }),
  ),
  card(
    'slot',
    '预约：号源',
    node('findSlot', 'http', {
      method: 'GET',
      url: '{{ clinic_api }}/slots?department={{ department }}&day={{ visit_day }}&part={{ visit_part }}',
      mappings: [{ path: 'body', variable: 'slot' }],
    }),
    node('isFree', 'branch', { branches: [{ id: 'yes', name: '有号', when: isTrue('slot.free') }] }),
    node('full', 'choices', {
      text: t('{{ visit_day }} 已经约满。', '{{ visit_day }} is fully booked.'),
      choices: [
        choice('other', '换一天', 'Another day', '换', 'other'),
        choice('wait', '有退号通知我', 'Tell me if a place opens', '候补', 'waiting list'),
        choice('person', '找人工', 'A person', '人工', 'agent'),
      ],
      retries: 1,
      timeoutMinutes: 20,
    }),
  ),
  card(
    'who',
    '预约：就诊人',
    node('whoForm', 'form', {
      text: t(
        '{{ slot.doctor }}医生 {{ visit_day }} {{ slot.time }} 有号。请填写就诊人：',
        'Dr {{ slot.doctorEn }} has time on {{ visit_day }} at {{ slot.time }}. Who is coming?',
      ),
      fields: [
        { id: 'name', label: t('姓名', 'Name'), kind: 'text', options: [], variable: 'patient_name', required: true },
        { id: 'phone', label: t('手机号', 'Phone'), kind: 'phone', options: [], variable: 'patient_phone', required: true },
      ],
      submit: t('确认预约', 'Book it'),
      invalid: t('这几项没填对，请再看一下：', 'Please check these:'),
      retries: 2,
      timeoutMinutes: 20,
    }),
    node('bookIt', 'http', {
      method: 'POST',
      url: '{{ clinic_api }}/appointments',
      body: '{"slot": "{{ slot.id }}", "name": "{{ patient_name }}", "phone": "{{ patient_phone }}"}',
      mappings: [{ path: 'body', variable: 'appointment' }],
    }),
    node('gotIt', 'branch', { branches: [{ id: 'yes', name: '成功', when: isTrue('appointment.booked') }] }),
    say('taken', '这个号刚刚被约走了，请再选一个时间。', 'Somebody was faster; please choose another time.'),
  ),
  card(
    'booked',
    '预约成功',
    say(
      'bookedText',
      '约好了：{{ visit_day }} {{ slot.time }}，{{ slot.doctor }}医生。预约号 {{ appointment.number }}，请提前 10 分钟带身份证到一楼签到。',
      'Booked: {{ visit_day }} at {{ slot.time }} with Dr {{ slot.doctorEn }}. Your number is {{ appointment.number }}; please be at the ground floor desk 10 minutes early with your ID.',
    ),
  ),
  card(
    'waitingList',
    '候补',
    node('waitTicket', 'ticket', {
      ticketType: 'waiting-list',
      subject: '候补 {{ department }} {{ visit_day }} {{ visit_part }}',
      description: '有退号时联系客户。',
      variable: 'ticket_number',
    }),
    say(
      'waiting',
      '已登记候补，号码 {{ ticket_number }}，有退号第一时间联系您。',
      'You are on the waiting list, number {{ ticket_number }}. We’ll contact you as soon as a place opens.',
    ),
  ),
]

export const bookLinks: Links = [
  ['askDepartment', 'choice:internal', 'day'],
  ['askDepartment', 'choice:children', 'day'],
  ['askDepartment', 'choice:dental', 'day'],
  ['askDepartment', 'choice:skin', 'day'],
  ['askDepartment', 'choice:help', 'symptoms'],
  ['askDepartment', 'none', 'person'],
  ['askDepartment', 'timeout', 'gone'],
  ['askSymptoms', 'invalid', 'person'],
  ['askSymptoms', 'timeout', 'gone'],
  ['findDepartment', 'found', 'day'],
  ['findDepartment', 'notFound', 'person'],
  ['askDay', 'invalid', 'person'],
  ['askDay', 'timeout', 'gone'],
  ['askPart', 'choice:morning', 'slot'],
  ['askPart', 'choice:afternoon', 'slot'],
  ['askPart', 'none', 'person'],
  ['askPart', 'timeout', 'gone'],
  ['findSlot', 'failed', 'person'],
  ['isFree', 'branch:yes', 'who'],
  ['full', 'choice:other', 'day'],
  ['full', 'choice:wait', 'waitingList'],
  ['full', 'choice:person', 'person'],
  ['full', 'none', 'person'],
  ['full', 'timeout', 'gone'],
  ['whoForm', 'invalid', 'person'],
  ['whoForm', 'timeout', 'gone'],
  ['bookIt', 'failed', 'person'],
  ['gotIt', 'branch:yes', 'booked'],
  ['taken', 'next', 'day'],
  ['bookedText', 'next', 'more'],
  ['waitTicket', 'failed', 'person'],
  ['waiting', 'next', 'more'],
]
