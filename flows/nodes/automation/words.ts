import type { NodeDefinition } from '../definition.ts'

export const words: NodeDefinition['words'] = {
  'zh-CN': {
    name: '自动化',
    about: '运行一个 RPA 机器人，等它做完或让它在后台做。',
    help: '例：让机器人开发票，做完后把文件地址发给客户。需要先在服务器上配置自动化服务的地址。',
    fields: {
      robot: { label: '机器人' },
      inputs: { label: '交给它的值' },
      'inputs.name': { label: '名字' },
      'inputs.expression': { label: '值' },
      wait: { label: '等它做完', help: '不等的话，做完时会有事件 automation:运行号。' },
      outputs: { label: '拿回来的值' },
      'outputs.path': { label: '取哪一部分' },
      'outputs.variable': { label: '存到变量' },
      runVariable: { label: '把运行号存到变量' },
      timeoutSeconds: { label: '最多等几秒' },
    },
    ports: { ok: '完成', failed: '失败' },
  },
  en: {
    name: 'Automation',
    about: 'Runs an RPA robot and waits for it, or lets it work in the background.',
    help: 'Example: a robot makes the invoice, then the customer gets its address. The address of the automation service has to be set on the server first.',
    fields: {
      robot: { label: 'Robot' },
      inputs: { label: 'Values it is given' },
      'inputs.name': { label: 'Name' },
      'inputs.expression': { label: 'Value' },
      wait: { label: 'Wait until it is done', help: 'Otherwise the event automation:run happens when it is.' },
      outputs: { label: 'Values it gives back' },
      'outputs.path': { label: 'Part of the result' },
      'outputs.variable': { label: 'Keep in variable' },
      runVariable: { label: 'Keep the run in variable' },
      timeoutSeconds: { label: 'Wait at most (seconds)' },
    },
    ports: { ok: 'Done', failed: 'Failed' },
  },
}
