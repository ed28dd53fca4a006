import type { NodeDefinition } from '../definition.ts'

export const words: NodeDefinition['words'] = {
  'zh-CN': {
    name: '结束会话',
    about: '道别并结束会话，记下结果。',
    help: '结果会进报表：机器人独立解决了多少，从这里来。',
    fields: {
      message: { label: '告别语' },
      outcome: { label: '结果' },
      'outcome.resolved': { label: '已解决' },
      'outcome.unresolved': { label: '未解决' },
      'outcome.informed': { label: '已告知' },
      'outcome.rejected': { label: '不予办理' },
    },
    ports: {},
  },
  en: {
    name: 'End',
    about: 'Says goodbye, ends the conversation and records the outcome.',
    help: 'The outcome goes into the reports: how much the bot resolved alone comes from here.',
    fields: {
      message: { label: 'Goodbye' },
      outcome: { label: 'Outcome' },
      'outcome.resolved': { label: 'Resolved' },
      'outcome.unresolved': { label: 'Not resolved' },
      'outcome.informed': { label: 'Informed' },
      'outcome.rejected': { label: 'Rejected' },
    },
    ports: {},
  },
}
