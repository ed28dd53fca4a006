import { placeColumns } from '../kit/place-columns.ts'
import { t } from '../kit/write.ts'
import type { FlowTemplate } from '../template.ts'
import { clinicColumns, clinicFlow } from './flow.ts'
import { clinicKnowledge } from './knowledge.ts'
import { clinicProject } from './project.ts'
import { clinicScenarios } from './scenarios.ts'

export const clinic: FlowTemplate = {
  id: 'clinic',
  icon: 'stethoscope',
  name: { 'zh-CN': '门诊预约', en: 'Clinic appointments' },
  about: {
    'zh-CN': '按症状找科室，约号、改约、退号，满号可候补；遇到急症先提醒打 120，并立刻转护士。',
    en: 'Finds the department from the symptoms, books, moves and cancels, keeps a waiting list; in an emergency it says whom to call and brings in a nurse at once.',
  },
  handles: [
    t('预约挂号', 'Booking'),
    t('改约与退号', 'Moving and cancelling'),
    t('就诊须知', 'Before the visit'),
    t('费用与医保', 'Fees and insurance'),
  ],
  project: clinicProject,
  layout: { main: placeColumns(clinicFlow, clinicColumns) },
  queues: [{ id: 'nurses', name: '护士台', nameEn: 'Nurses', serviceTargetSeconds: 20 }],
  knowledge: clinicKnowledge,
  scenarios: clinicScenarios,
}
