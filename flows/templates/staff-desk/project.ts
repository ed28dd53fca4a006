import type { Project } from '../../document/project.ts'
import { buildTemplateProject, text } from '../kit/build-template-project.ts'
import { openHours, weekdays } from '../kit/open-hours.ts'
import { asksForPerson, getsUpset, goesRound, handOver, isNotUnderstood, rule, saysOneOf } from '../kit/rules.ts'
import { t } from '../kit/write.ts'
import { lookUpFlow, staffFlow } from './flow.ts'
import { staffIntents } from './intents.ts'

const desk = { queueId: 'it-desk', afterCardId: 'rate' }

/** An internal help desk for IT and HR: unlocks accounts, tells leave, takes equipment requests with approval; security goes first. */
export const staffProject: Project = buildTemplateProject({
  id: 'staff-desk',
  name: '员工服务台',
  flows: [staffFlow, lookUpFlow],
  intents: staffIntents,
  variables: [
    text('staff_number', '工号'),
    { id: 'staff_found', name: '查到员工', type: 'boolean', scope: 'conversation', initial: false, sensitive: false },
    { id: 'staff', name: '员工', type: 'object', scope: 'conversation', sensitive: false },
    text('device', '设备'),
    text('device_reason', '用途'),
    text('staff_api', '员工系统地址', { scope: 'constant', initial: 'https://staff.example.com/api' }),
  ],
  rules: [
    rule('security', '安全事件', saysOneOf('钓鱼', '中毒', '勒索', '电脑丢了', '泄露', 'phishing', 'ransomware', 'laptop was stolen'), [
      { kind: 'tag', tag: '安全事件' },
      handOver(
        { queueId: 'security', afterCardId: 'rate' },
        9,
        t(
          '请先断网，不要关机，也不要再点任何链接。安全同事马上接入。',
          'Please disconnect from the network, do not switch off, and click nothing more. A security colleague joins at once.',
        ),
      ),
    ]),
    asksForPerson(desk),
    getsUpset(desk),
    isNotUnderstood(desk),
    goesRound(desk),
  ],
  calendars: [openHours('office-hours', '工作时间', weekdays, [{ from: '09:00', to: '18:00' }])],
  fallbackQueueId: 'it-desk',
})
