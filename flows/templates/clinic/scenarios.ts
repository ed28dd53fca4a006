import { fails, fills, means, picks, queued, replies, says, scenario, ticketNumber, writes } from '../kit/scenarios.ts'

const free = { id: 's1', free: true, doctor: '陈雨', doctorEn: 'Chen', time: '09:30' }

export const clinicScenarios = [
  scenario(
    'book-by-symptoms',
    '说症状，约到儿科',
    'zh-CN',
    [
      writes('孩子不舒服想看医生', [says('看哪个科')], means('book_visit')),
      picks('help', says('哪里不舒服')),
      writes('宝宝发烧两天', [says('想哪天来'), { kind: 'variable', variableId: 'department', value: '儿科' }]),
      writes('明天'),
      picks('morning', says('陈雨医生')),
      fills({ name: '王小雨', phone: '13800138000' }, says('约好了'), says('Q10234')),
      picks('yes', says('满意')),
    ],
    { answers: [replies('findSlot', free), replies('bookIt', { booked: true, number: 'Q10234' })] },
  ),
  scenario(
    'fully-booked',
    'Fully booked: on the waiting list',
    'en',
    [
      picks('book'),
      picks('dental'),
      writes('tomorrow'),
      picks('afternoon', says('fully booked')),
      picks('wait', says('waiting list, number 1001')),
    ],
    { answers: [replies('findSlot', { id: '', free: false, doctor: '', doctorEn: '', time: '' }), ticketNumber(1001)] },
  ),
  scenario(
    'cancel',
    '取消预约',
    'zh-CN',
    [
      writes('明天来不了了', [says('预约号')], means('cancel_visit')),
      writes('Q10234', [says('取消 2026-01-06')]),
      picks('yes', says('已取消')),
    ],
    {
      answers: [
        replies('fetchBooking', {
          number: 'Q10234',
          day: '2026-01-06',
          time: '09:30',
          department: '儿科',
          departmentEn: 'Children',
          tooLate: false,
        }),
        replies('cancelIt', { ok: true }),
      ],
    },
  ),
  scenario('unknown-number', 'A number nobody knows goes to a nurse', 'en', [picks('cancel'), writes('Q00000', [queued('nurses')])], {
    answers: [fails('fetchBooking')],
  }),
  scenario('emergency', '胸痛：先请他打 120，护士立刻接', 'zh-CN', [
    writes('我爸胸痛喘不上气', [says('120'), queued('nurses'), { kind: 'rule', ruleId: 'emergency', fired: true }]),
  ]),
]
