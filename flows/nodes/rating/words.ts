import type { NodeDefinition } from '../definition.ts'

export const words: NodeDefinition['words'] = {
  'zh-CN': {
    name: '满意度评价',
    about: '请客户打分：星级、推荐度或赞踩，还可以问问原因。',
    help: '放在会话快结束时，例如人工处理完成之后。客户不评价也会继续往下走。',
    fields: {
      scale: { label: '怎么评' },
      'scale.stars': { label: '1 到 5 星' },
      'scale.nps': { label: '0 到 10 分（推荐度 NPS）' },
      'scale.thumbs': { label: '赞或踩' },
      text: { label: '邀请语' },
      askReason: { label: '追问原因' },
      reasonText: { label: '怎么问原因' },
      thanks: { label: '评价后说' },
      variable: { label: '把分数存到变量' },
      timeoutMinutes: { label: '等待多久（分钟）' },
    },
    ports: { rated: '已评价', timeout: '没有评价' },
  },
  en: {
    name: 'Rating',
    about: 'Asks for stars, 0 to 10 or a thumb, and for the reason if you like.',
    help: 'Put it near the end, for example after a person is done. The flow goes on even when the customer does not rate.',
    fields: {
      scale: { label: 'Scale' },
      'scale.stars': { label: '1 to 5 stars' },
      'scale.nps': { label: '0 to 10 (would recommend, NPS)' },
      'scale.thumbs': { label: 'Thumb up or down' },
      text: { label: 'Invitation' },
      askReason: { label: 'Ask for the reason' },
      reasonText: { label: 'How to ask' },
      thanks: { label: 'Say afterwards' },
      variable: { label: 'Keep the points in variable' },
      timeoutMinutes: { label: 'Wait (minutes)' },
    },
    ports: { rated: 'Rated', timeout: 'Not rated' },
  },
}
