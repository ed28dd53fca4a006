import { placeColumns } from '../kit/place-columns.ts'
import { t } from '../kit/write.ts'
import type { FlowTemplate } from '../template.ts'
import { publicColumns, publicFlow } from './flow.ts'
import { publicKnowledge } from './knowledge.ts'
import { publicProject } from './project.ts'
import { publicScenarios } from './scenarios.ts'

export const publicService: FlowTemplate = {
  id: 'public-service',
  icon: 'landmark',
  name: { 'zh-CN': '市民热线', en: 'Public service hotline' },
  about: {
    'zh-CN': '登记报修投诉（地点、照片、可匿名），查办理进度，超期自动催办，政策按知识库回答；险情先说怎么做再转值班。',
    en: 'Takes reports with place and photo, also anonymous ones, tells their progress, urges late ones, answers on rules; in danger it says what to do and brings in the officer on duty.',
  },
  handles: [t('反映问题', 'Reports'), t('办理进度', 'Progress'), t('政策办事', 'Rules'), t('表扬建议', 'Praise and ideas')],
  project: publicProject,
  layout: { main: placeColumns(publicFlow, publicColumns) },
  queues: [
    { id: 'hotline', name: '热线坐席', nameEn: 'Hotline', serviceTargetSeconds: 30 },
    { id: 'duty', name: '值班', nameEn: 'On duty', serviceTargetSeconds: 15 },
  ],
  knowledge: publicKnowledge,
  scenarios: publicScenarios,
}
