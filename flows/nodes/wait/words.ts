import type { NodeDefinition } from '../definition.ts'

export const words: NodeDefinition['words'] = {
  'zh-CN': {
    name: '等待',
    about: '等一段时间、等到某一刻，或等一件事发生，再继续。',
    help: '客户这时说的话会留着，之后再处理。外部系统通过接口告诉会话事件发生了，例如 paid。',
    fields: {
      mode: { label: '等什么' },
      'mode.duration': { label: '一段时间' },
      'mode.until': { label: '到某一刻' },
      'mode.event': { label: '一件事发生' },
      seconds: { label: '等多久（秒）' },
      until: { label: '等到', help: '例："2026-10-01 09:00"，或一个日期变量。' },
      event: { label: '事件名' },
      variable: { label: '把事件内容存到变量' },
      timeoutMinutes: { label: '最多等多久（分钟）' },
    },
    ports: { next: '继续', timeout: '没有发生' },
  },
  en: {
    name: 'Wait',
    about: 'Waits for some time, until a moment, or for something to happen.',
    help: 'What the customer says meanwhile is kept for afterwards. Another system tells the conversation over the API that an event such as paid has happened.',
    fields: {
      mode: { label: 'Wait' },
      'mode.duration': { label: 'For some time' },
      'mode.until': { label: 'Until a moment' },
      'mode.event': { label: 'For something to happen' },
      seconds: { label: 'How long (seconds)' },
      until: { label: 'Until', help: 'For example "2026-10-01 09:00", or a date variable.' },
      event: { label: 'Name of the event' },
      variable: { label: 'Keep what came with it in variable' },
      timeoutMinutes: { label: 'At most (minutes)' },
    },
    ports: { next: 'Goes on', timeout: 'Did not happen' },
  },
}
