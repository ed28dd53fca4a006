import type { NodeDefinition } from '../definition.ts'

export const words: NodeDefinition['words'] = {
  'zh-CN': {
    name: '通知',
    about: '通知团队，或发一封邮件、调用一个地址。',
    help: '例：大客户投诉时通知团队。发不出去走“没发出去”，会话照常继续。',
    fields: {
      by: { label: '方式' },
      'by.team': { label: '团队（工作台）' },
      'by.email': { label: '邮件' },
      'by.webhook': { label: '调用地址' },
      to: { label: '发给', help: '邮箱地址，用逗号分开；或以 https:// 开头的地址。' },
      subject: { label: '标题' },
      text: { label: '内容' },
    },
    ports: { sent: '已发出', failed: '没发出去' },
  },
  en: {
    name: 'Notify',
    about: 'Tells the team, sends an e-mail or calls an address.',
    help: 'Example: tell the team when an important customer complains. When it cannot be sent it leaves by “Not sent” and the conversation goes on.',
    fields: {
      by: { label: 'How' },
      'by.team': { label: 'The team (desk)' },
      'by.email': { label: 'E-mail' },
      'by.webhook': { label: 'Call an address' },
      to: { label: 'To', help: 'E-mail addresses with commas, or an address that starts with https://.' },
      subject: { label: 'Subject' },
      text: { label: 'Text' },
    },
    ports: { sent: 'Sent', failed: 'Not sent' },
  },
}
