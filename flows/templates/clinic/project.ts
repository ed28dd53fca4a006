import type { Entity } from '../../document/entity.ts'
import type { Project } from '../../document/project.ts'
import { buildTemplateProject, text } from '../kit/build-template-project.ts'
import { openHours } from '../kit/open-hours.ts'
import { asksForPerson, getsUpset, goesRound, handOver, isNotUnderstood, rule, saysOneOf } from '../kit/rules.ts'
import { t } from '../kit/write.ts'
import { clinicFlow } from './flow.ts'
import { clinicIntents } from './intents.ts'

const nurses = { queueId: 'nurses', afterCardId: 'rate' }

/** Departments by what people say is wrong with them; the first that is named counts. */
const departments: Entity = {
  id: 'department',
  name: '科室',
  kind: 'list',
  pattern: '',
  values: [
    { value: '儿科', synonyms: ['孩子', '宝宝', '小孩', '儿子', '女儿', 'child', 'baby', 'son', 'daughter'] },
    { value: '口腔科', synonyms: ['牙', '牙疼', '智齿', '牙龈', 'tooth', 'teeth', 'gum', 'dental'] },
    { value: '皮肤科', synonyms: ['皮肤', '湿疹', '痘', '过敏', '痒', 'skin', 'rash', 'itch', 'acne'] },
    { value: '内科', synonyms: ['感冒', '发烧', '咳嗽', '头痛', '肚子疼', '血压', 'fever', 'cough', 'headache', 'stomach', 'cold'] },
  ],
}

/** Appointments of a clinic: finds the department from the symptoms, books, moves and cancels; emergencies go to a nurse at once. */
export const clinicProject: Project = {
  ...buildTemplateProject({
    id: 'clinic',
    name: '门诊预约',
    flows: [clinicFlow],
    intents: clinicIntents,
    variables: [
      text('department', '科室'),
      text('symptoms', '症状', { sensitive: true }),
      { id: 'visit_day', name: '就诊日期', type: 'date', scope: 'conversation', sensitive: false },
      text('visit_part', '上午或下午'),
      { id: 'slot', name: '号源', type: 'object', scope: 'conversation', sensitive: false },
      text('patient_name', '就诊人'),
      text('patient_phone', '手机号'),
      { id: 'appointment', name: '预约', type: 'object', scope: 'conversation', sensitive: false },
      text('booking_number', '预约号'),
      text('clinic_api', '预约系统地址', { scope: 'constant', initial: 'https://clinic.example.com/api' }),
    ],
    rules: [
      rule(
        'emergency',
        '急症',
        saysOneOf('胸痛', '喘不上气', '呼吸困难', '大出血', '昏迷', '抽搐', 'chest pain', 'can’t breathe', "can't breathe", 'unconscious'),
        [
          { kind: 'tag', tag: '急症' },
          handOver(
            nurses,
            9,
            t(
              '这可能是急症，请立即拨打 120。护士马上接入，请不要离开。',
              'This may be an emergency: please call 120 now. A nurse joins at once, please stay here.',
            ),
          ),
        ],
      ),
      asksForPerson(nurses),
      getsUpset(nurses),
      isNotUnderstood(nurses),
      goesRound(nurses),
    ],
    calendars: [openHours('clinic-hours', '门诊时间', ['1', '2', '3', '4', '5', '6'], [{ from: '08:00', to: '18:00' }])],
    fallbackQueueId: 'nurses',
  }),
  entities: [departments],
}
