import type { NodeDefinition } from '../definition.ts'

export const words: NodeDefinition['words'] = {
  'zh-CN': {
    name: '设置变量',
    about: '用公式算出值，存进变量。',
    help: '从上往下依次计算。例：退款金额 = round(total * 0.9, 2)；次数 = count + 1。',
    fields: { assignments: { label: '赋值', help: '文字要加引号，例如 "已确认"。' } },
    ports: { next: '下一步' },
  },
  en: {
    name: 'Set variables',
    about: 'Works out values with formulas and keeps them in variables.',
    help: 'Worked out from top to bottom. Example: refund = round(total * 0.9, 2); tries = tries + 1.',
    fields: { assignments: { label: 'Assignments', help: 'Texts go in quotes, for example "confirmed".' } },
    ports: { next: 'Next' },
  },
}
