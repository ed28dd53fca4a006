import { type Project, SCHEMA_VERSION } from '../../document/project.ts'
import { afterSalesFlow } from './flow.ts'
import { afterSalesIntents } from './intents.ts'
import { afterSalesPolicy } from './policy.ts'

/** An e-commerce after-sales service in Chinese and English: orders, delivery, returns, refunds, invoices, complaints. */
export const afterSalesProject: Project = {
  schemaVersion: SCHEMA_VERSION,
  id: 'after-sales',
  name: '售后服务',
  entryFlowId: 'main',
  languages: ['zh-CN', 'en'],
  defaultLanguage: 'zh-CN',
  flows: { main: afterSalesFlow },
  variables: [
    { id: 'order_number', name: '订单号', type: 'text', scope: 'conversation', initial: '', sensitive: false },
    { id: 'order', name: '订单', type: 'object', scope: 'conversation', sensitive: false },
    { id: 'return_reason', name: '退货原因', type: 'text', scope: 'conversation', initial: '', sensitive: false },
    { id: 'ticket_number', name: '工单号', type: 'number', scope: 'conversation', sensitive: false },
    { id: 'left_message', name: '留言', type: 'text', scope: 'conversation', initial: '', sensitive: false },
    { id: 'csat', name: '满意度', type: 'number', scope: 'conversation', sensitive: false },
    {
      id: 'shop_api',
      name: '订单系统地址',
      type: 'text',
      scope: 'constant',
      initial: 'https://shop.example.com/api',
      sensitive: false,
    },
  ],
  intents: afterSalesIntents,
  policy: afterSalesPolicy,
  settings: {
    calendars: [
      {
        id: 'service-hours',
        name: '服务时间',
        timezone: 'Asia/Shanghai',
        week: Object.fromEntries(
          ['1', '2', '3', '4', '5', '6', '7'].map((day) => [day, [{ from: '00:00', to: '24:00' }]]),
        ) as Project['settings']['calendars'][number]['week'],
        closedDays: [],
        workdays: [],
      },
    ],
    apology: {
      'zh-CN': '抱歉，我这边出了点问题，马上请人工来帮您。',
      en: 'Sorry, something went wrong on my side. I’ll get a person to help you.',
    },
    fallbackQueueId: 'after-sales',
    idleMinutes: 60,
    understandingThreshold: 0.45,
  },
}
