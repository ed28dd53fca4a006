import type { NodeDefinition } from '../definition.ts'

export const words: NodeDefinition['words'] = {
  'zh-CN': {
    name: '选项',
    about: '给客户几个按钮，每个按钮走不同的路。',
    help: '客户可以点按钮，也可以打字：选项文字、同义词或编号都认得。例：“查订单”加上同义词“快递、物流”。',
    fields: {
      text: { label: '提示语' },
      choices: { label: '选项', help: '同义词用来识别客户打的字。' },
      multiple: { label: '可以多选' },
      min: { label: '至少选几个' },
      max: { label: '最多选几个' },
      variable: { label: '把所选存到变量' },
      notUnderstood: { label: '没选中时说' },
      retries: { label: '最多重问次数' },
      timeoutMinutes: { label: '等待多久（分钟）', help: '0 表示一直等到会话闲置结束。' },
    },
    ports: { next: '已选择', none: '都不是', timeout: '等待超时' },
  },
  en: {
    name: 'Choices',
    about: 'Shows buttons; each one leads its own way.',
    help: 'The customer may press a button or type: the label, a synonym or the number is understood. Example: “Track an order” with the synonyms “parcel, delivery”.',
    fields: {
      text: { label: 'Prompt' },
      choices: { label: 'Choices', help: 'Synonyms recognise what customers type.' },
      multiple: { label: 'Several may be chosen' },
      min: { label: 'Choose at least' },
      max: { label: 'Choose at most' },
      variable: { label: 'Keep the choice in variable' },
      notUnderstood: { label: 'Say when nothing matched' },
      retries: { label: 'Ask again at most' },
      timeoutMinutes: { label: 'Wait (minutes)', help: '0 waits until the conversation ends for silence.' },
    },
    ports: { next: 'Chosen', none: 'None of these', timeout: 'No answer in time' },
  },
}
