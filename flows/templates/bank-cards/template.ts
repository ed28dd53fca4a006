import { placeColumns } from '../kit/place-columns.ts'
import { t } from '../kit/write.ts'
import type { FlowTemplate } from '../template.ts'
import { bankColumns, bankFlow } from './flow.ts'
import { identifyFlow } from './identify.ts'
import { bankKnowledge } from './knowledge.ts'
import { bankProject } from './project.ts'
import { bankScenarios } from './scenarios.ts'

export const bankCards: FlowTemplate = {
  id: 'bank-cards',
  icon: 'credit-card',
  name: { 'zh-CN': '银行卡服务', en: 'Bank card services' },
  about: {
    'zh-CN': '丢卡先冻结再补办，查账单，解释交易为什么被拒，登记异议；疑似诈骗优先转反欺诈专员。',
    en: 'Freezes a lost card first and orders a new one, tells the bill, explains declined payments, registers disputes; suspected fraud goes to the fraud team first.',
  },
  handles: [
    t('挂失与补卡', 'Lost cards'),
    t('账单与还款', 'Bills'),
    t('交易被拒', 'Declined payments'),
    t('交易异议', 'Disputes'),
    t('激活新卡', 'Activation'),
  ],
  project: bankProject,
  layout: { main: placeColumns(bankFlow, bankColumns), identify: placeColumns(identifyFlow, [['askCard'], ['notFound', 'silent']]) },
  queues: [
    { id: 'cards', name: '银行卡专席', nameEn: 'Card services', serviceTargetSeconds: 30 },
    { id: 'fraud', name: '反欺诈专席', nameEn: 'Fraud team', serviceTargetSeconds: 15 },
  ],
  knowledge: bankKnowledge,
  scenarios: bankScenarios,
}
