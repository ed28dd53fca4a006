import type { NodeDefinition } from '../definition.ts'

export const words: NodeDefinition['words'] = {
  'zh-CN': {
    name: '返回',
    about: '结束这个流程，回到调用它的地方。',
    help: '这个流程的输出会一起带回去；可以在这里最后给它们赋值。在主流程里返回等于结束会话。',
    fields: {
      values: { label: '输出的值', help: '没写的输出按它现在的值返回。' },
      'values.variable': { label: '输出' },
      'values.expression': { label: '值' },
    },
    ports: {},
  },
  en: {
    name: 'Return',
    about: 'Ends this flow and goes back to where it was run.',
    help: 'The outputs of this flow go back with it; here they can be given their last value. In the main flow it ends the conversation.',
    fields: {
      values: { label: 'Values of the outputs', help: 'An output left out goes back as it stands.' },
      'values.variable': { label: 'Output' },
      'values.expression': { label: 'Value' },
    },
    ports: {},
  },
}
