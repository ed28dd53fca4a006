import type { NodeDefinition } from '../definition.ts'

export const words: NodeDefinition['words'] = {
  'zh-CN': {
    name: '智能助手',
    about: '让大模型和客户对话，直到办成、需要人工或失败。',
    help: '它只能运行您给的流程，说出的话要过护栏。需要先在服务器上配置模型的地址；没有配置时走“失败”。',
    fields: {
      goal: { label: '目标', help: '说清楚要办成什么、知道些什么。' },
      tools: { label: '可以运行的流程', help: '流程的输入是参数，输出是结果。' },
      'tools.name': { label: '名字' },
      'tools.description': { label: '什么时候用' },
      'tools.flowId': { label: '流程' },
      values: { label: '办成后拿回来的值' },
      'values.name': { label: '名字' },
      'values.variable': { label: '存到变量' },
      forbidden: { label: '不能说的话', help: '词语或正则表达式。' },
      maxTurns: { label: '最多几轮' },
      timeoutSeconds: { label: '每轮最多等几秒' },
    },
    ports: { done: '办成', needsHuman: '需要人工', failed: '失败' },
  },
  en: {
    name: 'Assistant',
    about: 'A language model talks with the customer until it is done, needs a person or fails.',
    help: 'It can only run the flows you give it, and what it says must pass the guardrails. The address of a model has to be set on the server first; without one it leaves by “Failed”.',
    fields: {
      goal: { label: 'Goal', help: 'Say what is to be achieved and what is known.' },
      tools: { label: 'Flows it may run', help: 'The flow’s inputs are the parameters, its outputs the result.' },
      'tools.name': { label: 'Name' },
      'tools.description': { label: 'When to use it' },
      'tools.flowId': { label: 'Flow' },
      values: { label: 'Values it gives back when done' },
      'values.name': { label: 'Name' },
      'values.variable': { label: 'Keep in variable' },
      forbidden: { label: 'Must not be said', help: 'Words or regular expressions.' },
      maxTurns: { label: 'Turns at most' },
      timeoutSeconds: { label: 'Seconds to wait each turn' },
    },
    ports: { done: 'Done', needsHuman: 'Needs a person', failed: 'Failed' },
  },
}
