import type { NodeDefinition } from '../definition.ts'

export const words: NodeDefinition['words'] = {
  'zh-CN': {
    name: '代码',
    about: '运行一小段 JavaScript，用交给它的值算出结果。',
    help: '在隔离的沙箱里运行：没有网络和文件，限时 1 秒、内存 16 MB。例：return { total: input.a * 2 }。',
    fields: {
      source: { label: '代码', help: '一个函数的内容，用 input 取值，用 return 返回。' },
      inputs: { label: '交给它的值' },
      'inputs.name': { label: '名字' },
      'inputs.expression': { label: '值' },
      outputs: { label: '拿回来的值' },
      'outputs.path': { label: '取哪一部分', help: '例：total 或 items[0].name；留空取全部。' },
      'outputs.variable': { label: '存到变量' },
    },
    ports: { ok: '完成', failed: '出错' },
  },
  en: {
    name: 'Code',
    about: 'Runs a little JavaScript that works out a result from the values it is given.',
    help: 'It runs in a sandbox of its own: no network, no files, at most 1 second and 16 MB. Example: return { total: input.a * 2 }.',
    fields: {
      source: { label: 'Code', help: 'The body of a function: take values from input, give the result with return.' },
      inputs: { label: 'Values it is given' },
      'inputs.name': { label: 'Name' },
      'inputs.expression': { label: 'Value' },
      outputs: { label: 'Values it gives back' },
      'outputs.path': { label: 'Part of the result', help: 'For example total or items[0].name; left empty, all of it.' },
      'outputs.variable': { label: 'Keep in variable' },
    },
    ports: { ok: 'Done', failed: 'Failed' },
  },
}
