import type { NodeDefinition } from '../definition.ts'

export const words: NodeDefinition['words'] = {
  'zh-CN': {
    name: '运行流程',
    about: '进入另一个流程，完成后回到这里。',
    help: '把常用的步骤（例如身份核验）放进一个流程，到处调用。可以把值交给它的输入，再把它的输出存到变量。',
    fields: {
      flowId: { label: '流程' },
      inputs: { label: '交给它的值', help: '不填的输入用它自己的初始值。' },
      'inputs.input': { label: '输入' },
      'inputs.expression': { label: '值' },
      outputs: { label: '拿回来的值' },
      'outputs.output': { label: '输出' },
      'outputs.variable': { label: '存到变量' },
    },
    ports: { next: '完成后' },
  },
  en: {
    name: 'Run flow',
    about: 'Runs another flow and comes back here.',
    help: 'Put steps you often need, such as checking an identity, into one flow and use it everywhere. Give values to its inputs and keep its outputs in variables.',
    fields: {
      flowId: { label: 'Flow' },
      inputs: { label: 'Values it is given', help: 'An input left out starts as the flow says.' },
      'inputs.input': { label: 'Input' },
      'inputs.expression': { label: 'Value' },
      outputs: { label: 'Values it gives back' },
      'outputs.output': { label: 'Output' },
      'outputs.variable': { label: 'Keep in variable' },
    },
    ports: { next: 'Afterwards' },
  },
}
