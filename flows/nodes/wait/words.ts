import type { NodeDefinition } from '../definition.ts'

export const words: NodeDefinition['words'] = {
  'zh-CN': {
    name: '等待',
    about: '停一段时间再继续。',
    help: '等待时客户发来的消息会先记着，等完了按顺序处理。例：等 3 秒再发下一条，读起来更从容。',
    fields: { seconds: { label: '等多久' } },
    ports: { next: '时间到' },
  },
  en: {
    name: 'Wait',
    about: 'Pauses for a while, then goes on.',
    help: 'What the customer writes meanwhile is kept and handled in order afterwards. Example: wait 3 seconds before the next message.',
    fields: { seconds: { label: 'How long' } },
    ports: { next: 'Time is over' },
  },
}
