import type { NodeDefinition } from '../definition.ts'

export const words: NodeDefinition['words'] = {
  'zh-CN': {
    name: '转人工',
    about: '把会话交给人工客服，客服处理完再继续。',
    help: '没人在线、已下班、等太久都有自己的出口，请给客户一个交代，例如留言或建工单。',
    fields: {
      queueId: { label: '队列' },
      message: { label: '对客户说' },
      reason: { label: '给客服看的原因', help: '例如：客户要退 {{ total }} 元。' },
      priority: { label: '优先级', help: '0 最低，9 最高。' },
      maxWaitMinutes: { label: '最多排队（分钟）', help: '0 表示不限。' },
    },
    ports: { resolved: '处理完成', timedOut: '排队超时', nobody: '没人在线', closed: '已下班', left: '客户离开' },
  },
  en: {
    name: 'Hand off',
    about: 'Gives the conversation to a person and goes on when the person is done.',
    help: 'Nobody online, closed and waited too long have their own exits: offer the customer something there, such as a message or a ticket.',
    fields: {
      queueId: { label: 'Queue' },
      message: { label: 'Say to the customer' },
      reason: { label: 'Reason for the agent', help: 'For example: wants {{ total }} back.' },
      priority: { label: 'Priority', help: '0 is lowest, 9 is highest.' },
      maxWaitMinutes: { label: 'Queue at most (minutes)', help: '0 waits without limit.' },
    },
    ports: { resolved: 'Done', timedOut: 'Waited too long', nobody: 'Nobody online', closed: 'Closed', left: 'Customer left' },
  },
}
