import { placeColumns } from '../kit/place-columns.ts'
import { t } from '../kit/write.ts'
import type { FlowTemplate } from '../template.ts'
import { lookUpFlow, staffColumns, staffFlow } from './flow.ts'
import { staffKnowledge } from './knowledge.ts'
import { staffProject } from './project.ts'
import { staffScenarios } from './scenarios.ts'

export const staffDesk: FlowTemplate = {
  id: 'staff-desk',
  icon: 'briefcase',
  name: { 'zh-CN': '员工服务台（IT/HR）', en: 'Staff desk (IT and HR)' },
  about: {
    'zh-CN': '解锁账号、排查网络、查假期、申请设备（带审批），工资和报销按知识库回答；安全事件优先处理。',
    en: 'Unlocks accounts, helps with the network, tells leave, takes equipment requests with approval, answers on pay and expenses; security incidents come first.',
  },
  handles: [
    t('账号与密码', 'Accounts'),
    t('网络', 'Network'),
    t('设备申请', 'Equipment'),
    t('假期', 'Leave'),
    t('工资与报销', 'Pay and expenses'),
  ],
  project: staffProject,
  layout: { main: placeColumns(staffFlow, staffColumns), 'look-up': placeColumns(lookUpFlow, [['known'], ['yes', 'no', 'silent']]) },
  queues: [
    { id: 'it-desk', name: '服务台', nameEn: 'Help desk', serviceTargetSeconds: 60 },
    { id: 'security', name: '信息安全', nameEn: 'Security', serviceTargetSeconds: 20 },
  ],
  knowledge: staffKnowledge,
  scenarios: staffScenarios,
}
