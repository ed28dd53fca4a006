import type { NodeDefinition } from '../definition.ts'

export const words: NodeDefinition['words'] = {
  'zh-CN': { name: '返回', about: '结束这个流程，回到调用它的地方。', help: '在主流程里返回等于结束会话。', fields: {}, ports: {} },
  en: {
    name: 'Return',
    about: 'Ends this flow and goes back to where it was run.',
    help: 'In the main flow it ends the conversation.',
    fields: {},
    ports: {},
  },
}
