import type { Layout } from '../document/layout.ts'
import type { Language } from '../document/primitives.ts'
import type { Project } from '../document/project.ts'
import { afterSalesLayout } from './after-sales/layout.ts'
import { afterSalesProject } from './after-sales/project.ts'

export type FlowTemplate = {
  id: string
  name: Record<Language, string>
  about: Record<Language, string>
  project: Project
  layout: Layout
}

/** Ready-made services to start from. Adding one is adding a folder and a line here. */
export const templates: FlowTemplate[] = [
  {
    id: 'after-sales',
    name: { 'zh-CN': '电商售后', en: 'E-commerce after-sales' },
    about: {
      'zh-CN': '查订单物流、退货退款、发票、投诉，听不懂或客户着急时转人工，结束后请客户评价。',
      en: 'Orders and delivery, returns and refunds, invoices, complaints; hands over to a person when it does not understand or the customer is upset; asks for a rating at the end.',
    },
    project: afterSalesProject,
    layout: { main: afterSalesLayout },
  },
]
