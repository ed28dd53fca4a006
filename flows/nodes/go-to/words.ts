import type { NodeDefinition } from '../definition.ts'

export const words: NodeDefinition['words'] = {
  'zh-CN': {
    name: '跳转',
    about: '跳到这个流程里的另一张卡片。',
    help: '代替画布上很长的连线。',
    fields: { cardId: { label: '卡片' } },
    ports: {},
  },
  en: {
    name: 'Go to',
    about: 'Goes to another card of this flow.',
    help: 'Use it in place of a long line across the canvas.',
    fields: { cardId: { label: 'Card' } },
    ports: {},
  },
}
