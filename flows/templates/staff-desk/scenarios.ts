import { fails, fills, means, picks, queued, replies, says, scenario, ticketNumber, writes } from '../kit/scenarios.ts'

const staff = { name: '周楠', leaveDays: 6.5, locked: false }

export const staffScenarios = [
  scenario(
    'unlock',
    '账号被锁：当场解锁',
    'zh-CN',
    [
      writes('账号被锁了登不上去', [says('工号')], means('login_problem')),
      writes('100234', [says('已经解锁')]),
      picks('yes', says('满意')),
    ],
    { answers: [replies('fetchStaff', { ...staff, locked: true }), replies('unlockIt', { ok: true })] },
  ),
  scenario(
    'asked-once',
    'The staff number is asked for once',
    'en',
    [
      picks('leave', says('staff number')),
      writes('100234', [says('6.5 days')]),
      picks('other'),
      picks('password', says('your account is fine'), { kind: 'saysNot', text: 'staff number' }),
    ],
    { answers: [replies('fetchStaff', staff)] },
  ),
  scenario(
    'keyboard',
    '键鼠不用审批',
    'zh-CN',
    [picks('device'), writes('100234', [says('需要什么设备')]), fills({ what: '键鼠 keyboard', why: '旧的坏了' }, says('工单号 1001'))],
    { answers: [replies('fetchStaff', staff), ticketNumber(1001)] },
  ),
  scenario('unknown-number', 'A number nobody knows goes to a colleague', 'en', [picks('leave'), writes('999999', [queued('it-desk')])], {
    answers: [fails('fetchStaff')],
  }),
  scenario('night', '下班后：留言', 'zh-CN', [picks('person', says('请留言'))], { startsAt: '2026-01-05T22:30' }),
]
