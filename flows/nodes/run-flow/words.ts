import type { NodeDefinition } from '../definition.ts'

export const words: NodeDefinition['words'] = {
  'zh-CN': {
    name: '运行流程',
    about: '进入另一个流程，完成后回到这里。',
    help: '把常用的步骤（例如身份核验）放进一个流程，到处调用。',
    fields: { flowId: { label: '流程' } },
    ports: { next: '完成后' },
  },
  en: {
    name: 'Run flow',
    about: 'Runs another flow and comes back here.',
    help: 'Put steps you often need, such as checking an identity, into one flow and use it everywhere.',
    fields: { flowId: { label: 'Flow' } },
    ports: { next: 'Afterwards' },
  },
}
