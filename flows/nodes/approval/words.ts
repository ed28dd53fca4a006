import type { NodeDefinition } from '../definition.ts'

export const words: NodeDefinition['words'] = {
  'zh-CN': {
    name: '人工审批',
    about: '机器人要说的话先给客服看，可以通过、修改或拒绝。',
    help: '例：超过 500 元的退款先让客服确认。没人处理走“超时”。',
    fields: {
      title: { label: '事由', help: '客服看到的一行字。' },
      text: { label: '要说的话', help: '客服可以修改。' },
      send: { label: '通过后发给客户' },
      waitText: { label: '等待时对客户说' },
      queueId: { label: '交给哪个队列' },
      variable: { label: '把最终的话存到变量' },
      timeoutMinutes: { label: '最多等多久（分钟）' },
    },
    ports: { approved: '通过', declined: '拒绝', timedOut: '超时' },
  },
  en: {
    name: 'Approval',
    about: 'A person sees what the bot is about to say and approves, edits or declines it.',
    help: 'Example: refunds above 500 are checked by a person first. When nobody decides it leaves by “Timed out”.',
    fields: {
      title: { label: 'Matter', help: 'One line for the person who decides.' },
      text: { label: 'Text', help: 'The person may change it.' },
      send: { label: 'Say it to the customer when approved' },
      waitText: { label: 'Say while waiting' },
      queueId: { label: 'Queue that decides' },
      variable: { label: 'Keep the final text in variable' },
      timeoutMinutes: { label: 'Wait at most (minutes)' },
    },
    ports: { approved: 'Approved', declined: 'Declined', timedOut: 'Timed out' },
  },
}
