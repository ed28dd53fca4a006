import { fails, means, picks, queued, replies, says, scenario, ticketNumber, writes } from '../kit/scenarios.ts'

const report = {
  status: 'open',
  office: '徐汇区城管局',
  officeEn: 'the Xuhui city office',
  due: '2026-01-09',
  result: '路灯已更换',
  resultEn: 'the light was replaced',
}

export const publicScenarios = [
  scenario(
    'report-light',
    '路灯坏了：登记',
    'zh-CN',
    [
      writes('路灯坏了没人修', [says('哪一类')], means('report_problem')),
      picks('road', says('在哪里')),
      writes('徐汇区漕溪北路 18 号门口'),
      writes('从上周开始整条街都黑的', [says('照片')]),
      picks('no'),
      picks('anonymous', says('编号 1001')),
    ],
    { answers: [ticketNumber(1001)] },
  ),
  scenario(
    'progress',
    'Following a report',
    'en',
    [picks('progress'), writes('1001', [says('the Xuhui city office'), says('2026-01-09')])],
    { answers: [replies('fetchReport', report)] },
  ),
  scenario(
    'late',
    '超期：催办',
    'zh-CN',
    [writes('怎么还没人联系我', [says('登记编号')], means('report_progress')), writes('1001', [says('督办编号 1002')])],
    {
      answers: [replies('fetchReport', { ...report, status: 'late' }), ticketNumber(1002)],
    },
  ),
  scenario('unknown-number', 'A number nobody knows goes to a person', 'en', [picks('progress'), writes('4711', [queued('hotline')])], {
    answers: [fails('fetchReport')],
  }),
  scenario('gas', '燃气泄漏：先说怎么做，再转值班', 'zh-CN', [
    writes('楼道里闻到煤气味', [says('119'), queued('duty'), { kind: 'rule', ruleId: 'danger', fired: true }]),
  ]),
]
