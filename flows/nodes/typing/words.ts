import type { NodeDefinition } from '../definition.ts'

export const words: NodeDefinition['words'] = {
  'zh-CN': {
    name: '正在输入',
    about: '停顿一下，渠道能显示时客户会看到“正在输入”。',
    help: '放在两段话之间，读起来更像真人。一两秒就够了。',
    fields: { seconds: { label: '多久（秒）' } },
    ports: { next: '下一步' },
  },
  en: {
    name: 'Typing pause',
    about: 'Pauses for a moment; where the channel can show it, the customer sees that the bot types.',
    help: 'Put it between two messages so that they are easier to read. A second or two is enough.',
    fields: { seconds: { label: 'How long (seconds)' } },
    ports: { next: 'Next' },
  },
}
