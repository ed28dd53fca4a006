import { placeColumns } from '../kit/place-columns.ts'
import { t } from '../kit/write.ts'
import type { FlowTemplate } from '../template.ts'
import { telecomColumns, telecomFlow } from './flow.ts'
import { telecomKnowledge } from './knowledge.ts'
import { lineFlow } from './line.ts'
import { telecomProject } from './project.ts'
import { telecomScenarios } from './scenarios.ts'

export const telecom: FlowTemplate = {
  id: 'telecom',
  icon: 'smartphone',
  name: { 'zh-CN': '通信话费与故障', en: 'Telecom bills and faults' },
  about: {
    'zh-CN': '查话费流量，区域故障自动告知，先自助排查再约工程师，换套餐；要离网的客户分组试验挽留方案。',
    en: 'Bills and data, tells about outages, self-help before an engineer’s visit, plan changes; an experiment with offers for customers who want to leave.',
  },
  handles: [
    t('话费与流量', 'Bills and data'),
    t('故障与报修', 'Faults'),
    t('换套餐', 'Plans'),
    t('国际漫游', 'Roaming'),
    t('挽留', 'Retention'),
  ],
  project: telecomProject,
  layout: { main: placeColumns(telecomFlow, telecomColumns), line: placeColumns(lineFlow, [['askLine'], ['lineYes', 'lineNo', 'silent']]) },
  queues: [
    { id: 'mobile', name: '业务专席', nameEn: 'Customer care', serviceTargetSeconds: 30 },
    { id: 'retention', name: '挽留与投诉专席', nameEn: 'Retention and complaints', serviceTargetSeconds: 20 },
  ],
  knowledge: telecomKnowledge,
  scenarios: telecomScenarios,
}
