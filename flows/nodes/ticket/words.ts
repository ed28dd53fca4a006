import type { NodeDefinition } from '../definition.ts'

export const words: NodeDefinition['words'] = {
  'zh-CN': {
    name: '创建工单',
    about: '建一张工单，交给团队跟进。',
    help: '工单号可以存进变量再告诉客户。例：您的工单号是 {{ ticket_number }}。',
    fields: {
      ticketType: { label: '工单类型' },
      subject: { label: '标题' },
      description: { label: '说明' },
      priority: { label: '优先级', help: '0 最低，9 最高。' },
      variable: { label: '把工单号存到变量' },
    },
    ports: { done: '已创建', failed: '创建失败' },
  },
  en: {
    name: 'Create ticket',
    about: 'Creates a ticket for the team to follow up.',
    help: 'Keep its number in a variable and tell the customer. Example: your ticket is {{ ticket_number }}.',
    fields: {
      ticketType: { label: 'Type' },
      subject: { label: 'Subject' },
      description: { label: 'Description' },
      priority: { label: 'Priority', help: '0 is lowest, 9 is highest.' },
      variable: { label: 'Keep the number in variable' },
    },
    ports: { done: 'Created', failed: 'Failed' },
  },
}
