import type { NodeDefinition } from '../definition.ts'

export const words: NodeDefinition['words'] = {
  'zh-CN': {
    name: '识别意图',
    about: '听懂客户想做什么，走对应的路。',
    help: '给每个意图连一条路。两个意图差不多时会反问“您是想…”，都不像时请客户换个说法，再不行走“没听懂”。',
    fields: {
      source: { label: '听哪句话' },
      'source.next': { label: '客户接下来说的' },
      'source.last': { label: '客户刚才说的' },
      prompt: { label: '先问一句', help: '可以留空，例如上一条消息已经问过。' },
      routes: { label: '意图和去向' },
      threshold: { label: '把握至少', help: '0 到 1；0 表示用项目的统一标准。' },
      margin: { label: '相差多少以内要反问' },
      clarify: { label: '反问时说' },
      notUnderstood: { label: '没听懂时说' },
      retries: { label: '最多重问次数' },
      timeoutMinutes: { label: '等待多久（分钟）', help: '0 表示一直等到会话闲置结束。' },
    },
    ports: { none: '没听懂', timeout: '等待超时' },
  },
  en: {
    name: 'Intent',
    about: 'Understands what the customer wants and goes the fitting way.',
    help: 'Connect a way to each intent. When two are close it asks “did you mean”; when none fits it asks for other words, and then leaves by “Not understood”.',
    fields: {
      source: { label: 'Listen to' },
      'source.next': { label: 'What the customer says next' },
      'source.last': { label: 'What the customer just said' },
      prompt: { label: 'Ask first', help: 'May stay empty, for example when the message before already asked.' },
      routes: { label: 'Intents and where they lead' },
      threshold: { label: 'Sure at least', help: '0 to 1; 0 uses the setting of the project.' },
      margin: { label: 'Ask back when closer than' },
      clarify: { label: 'Say when asking back' },
      notUnderstood: { label: 'Say when not understood' },
      retries: { label: 'Ask again at most' },
      timeoutMinutes: { label: 'Wait (minutes)', help: '0 waits until the conversation ends for silence.' },
    },
    ports: { none: 'Not understood', timeout: 'No answer in time' },
  },
}
