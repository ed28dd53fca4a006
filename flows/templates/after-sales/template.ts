import { placeColumns } from '../kit/place-columns.ts'
import { t } from '../kit/write.ts'
import type { FlowTemplate } from '../template.ts'
import { afterSalesColumns, afterSalesFlow } from './flow.ts'
import { afterSalesKnowledge } from './knowledge.ts'
import { afterSalesProject } from './project.ts'
import { afterSalesScenarios } from './scenarios.ts'

export const afterSales: FlowTemplate = {
  id: 'after-sales',
  icon: 'shopping-bag',
  name: { 'zh-CN': '电商售后', en: 'E-commerce after-sales' },
  about: {
    'zh-CN': '查订单物流、退货退款、发票、投诉，听不懂或客户着急时转人工，结束后请客户评价。',
    en: 'Orders and delivery, returns and refunds, invoices, complaints; hands over to a person when it does not understand or the customer is upset; asks for a rating at the end.',
  },
  handles: [t('订单与物流', 'Orders and delivery'), t('退货退款', 'Returns and refunds'), t('发票', 'Invoices'), t('投诉', 'Complaints')],
  project: afterSalesProject,
  layout: { main: placeColumns(afterSalesFlow, afterSalesColumns) },
  queues: [
    { id: 'after-sales', name: '售后专席', nameEn: 'After-sales', serviceTargetSeconds: 30 },
    { id: 'complaints', name: '投诉专席', nameEn: 'Complaints', serviceTargetSeconds: 20 },
  ],
  knowledge: afterSalesKnowledge,
  scenarios: afterSalesScenarios,
}
