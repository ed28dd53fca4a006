import type { Project } from '../../document/project.ts'
import { buildTemplateProject, text } from '../kit/build-template-project.ts'
import { allDay, everyDay, openHours } from '../kit/open-hours.ts'
import { asksForPerson, getsUpset, goesRound, handOver, isNotUnderstood, rule, saysOneOf } from '../kit/rules.ts'
import { t } from '../kit/write.ts'
import { publicFlow } from './flow.ts'
import { publicIntents } from './intents.ts'

const hotline = { queueId: 'hotline', afterCardId: 'rate' }

/** A city's hotline: takes reports with place and photo, tells their progress, urges late ones, answers on rules; danger goes to the officer on duty. */
export const publicProject: Project = buildTemplateProject({
  id: 'public-service',
  name: '市民热线',
  flows: [publicFlow],
  intents: publicIntents,
  variables: [
    text('question', '想问的事'),
    text('report_kind', '问题类别'),
    text('place', '地点'),
    text('report_text', '情况说明'),
    { id: 'photo', name: '照片', type: 'file', scope: 'conversation', sensitive: false },
    text('phone', '手机号', { sensitive: true }),
    { id: 'report_number', name: '登记编号', type: 'number', scope: 'conversation', sensitive: false },
    { id: 'report', name: '办理情况', type: 'object', scope: 'conversation', sensitive: false },
    text('city_api', '工单系统地址', { scope: 'constant', initial: 'https://city.example.com/api' }),
  ],
  rules: [
    rule(
      'danger',
      '现场危险',
      saysOneOf('煤气味', '燃气泄漏', '着火', '起火', '触电', '塌', 'gas leak', 'smell of gas', 'on fire', 'collapsed'),
      [
        { kind: 'tag', tag: '险情' },
        handOver(
          { queueId: 'duty', afterCardId: 'rate' },
          9,
          t(
            '请先离开现场，不要开关电器，不要点火，并立即拨打 119。值班员马上接入。',
            'Please leave the place first, do not touch switches or light anything, and call 119 now. The officer on duty joins at once.',
          ),
        ),
      ],
    ),
    asksForPerson(hotline),
    getsUpset(hotline),
    isNotUnderstood(hotline),
    goesRound(hotline),
  ],
  calendars: [openHours('service-hours', '服务时间', everyDay, allDay)],
  fallbackQueueId: 'hotline',
})
