import type { NodeDefinition } from '../definition.ts'

export const words: NodeDefinition['words'] = {
  'zh-CN': {
    name: '留言',
    about: '没有客服时请客户留言，留下联系方式，建一张回访工单。',
    help: '接在“转人工”的“没有人”和“已下班”后面。知道客户电话或邮箱时不再问。',
    fields: {
      text: { label: '请客户留言' },
      askContact: { label: '问联系方式' },
      contactText: { label: '怎么问' },
      thanks: { label: '之后说' },
      ticketType: { label: '工单类型' },
      variable: { label: '把工单号存到变量' },
      timeoutMinutes: { label: '等待多久（分钟）' },
    },
    ports: { left: '已留言', timeout: '没有留言', failed: '没能保存' },
  },
  en: {
    name: 'Leave a message',
    about: 'When nobody is there, takes a message and a contact and makes a ticket to call back.',
    help: 'Put it behind “Nobody available” and “Closed” of a hand-off. A phone number or e-mail address that is known is not asked for.',
    fields: {
      text: { label: 'Ask for the message' },
      askContact: { label: 'Ask how to reach them' },
      contactText: { label: 'How to ask' },
      thanks: { label: 'Say afterwards' },
      ticketType: { label: 'Type of the ticket' },
      variable: { label: 'Keep the ticket’s number in variable' },
      timeoutMinutes: { label: 'Wait (minutes)' },
    },
    ports: { left: 'Message left', timeout: 'No message', failed: 'Could not be kept' },
  },
}
