import type { Project } from '../../document/project.ts'
import { buildTemplateProject, text } from '../kit/build-template-project.ts'
import { allDay, everyDay, openHours } from '../kit/open-hours.ts'
import { asksForPerson, getsUpset, goesRound, handOver, isNotUnderstood, rule, saysOneOf } from '../kit/rules.ts'
import { t } from '../kit/write.ts'
import { telecomFlow } from './flow.ts'
import { telecomIntents } from './intents.ts'
import { lineFlow } from './line.ts'

const mobile = { queueId: 'mobile', afterCardId: 'rate' }

/** A mobile and broadband company: bills, faults with self-help and an engineer's visit, plans, and an offer to those who leave. */
export const telecomProject: Project = buildTemplateProject({
  id: 'telecom',
  name: '通信服务',
  flows: [telecomFlow, lineFlow],
  intents: telecomIntents,
  variables: [
    text('phone', '手机号'),
    { id: 'line_found', name: '查到号码', type: 'boolean', scope: 'conversation', initial: false, sensitive: false },
    { id: 'line', name: '号码', type: 'object', scope: 'conversation', sensitive: false },
    { id: 'visit_day', name: '上门日期', type: 'date', scope: 'conversation', sensitive: false },
    text('new_plan', '新套餐'),
    text('stay_offer', '挽留分组'),
    text('pay_url', '充值地址', { scope: 'constant', initial: 'https://pay.example.com' }),
    text('telecom_api', '业务系统地址', { scope: 'constant', initial: 'https://telecom.example.com/api' }),
  ],
  rules: [
    rule(
      'regulator',
      '越级投诉风险',
      {
        kind: 'any',
        items: [
          { kind: 'compare', field: 'signals.topics', operator: 'contains', value: 'legal' },
          saysOneOf('工信部', '12381', 'regulator'),
        ],
      },
      [
        { kind: 'tag', tag: '投诉风险' },
        handOver(
          { queueId: 'retention', afterCardId: 'rate' },
          5,
          t(
            '非常抱歉，您的问题由专员优先处理，正在为您转接。',
            'I’m very sorry. A specialist handles this with priority; connecting you now.',
          ),
        ),
      ],
    ),
    asksForPerson(mobile),
    getsUpset(mobile),
    isNotUnderstood(mobile),
    goesRound(mobile),
  ],
  calendars: [openHours('service-hours', '服务时间', everyDay, allDay)],
  fallbackQueueId: 'mobile',
})
