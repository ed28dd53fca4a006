import type { NodeDefinition } from '../definition.ts'

export const words: NodeDefinition['words'] = {
  'zh-CN': {
    name: '推荐',
    about: '向推荐服务要几件适合客户的东西，做成卡片发给客户。',
    help: '例：缺货时推荐相近的商品。需要先在服务器上配置推荐服务的地址。',
    fields: {
      text: { label: '引导语' },
      about: { label: '推荐什么', help: '推荐服务认得的名字，例如 products。' },
      context: { label: '根据什么', help: '例：客户想要 {{ item }}。' },
      limit: { label: '最多几个' },
      linkLabel: { label: '按钮文字' },
      variable: { label: '把结果存到变量' },
    },
    ports: { shown: '已推荐', nothing: '没有合适的', failed: '失败' },
  },
  en: {
    name: 'Recommend',
    about: 'Asks the recommendation service for things that fit the customer and shows them as cards.',
    help: 'Example: recommend something similar when an item is out of stock. The address of the service has to be set on the server first.',
    fields: {
      text: { label: 'Introduction' },
      about: { label: 'What', help: 'A name the service knows, such as products.' },
      context: { label: 'What it should fit', help: 'For example: the customer wants {{ item }}.' },
      limit: { label: 'At most' },
      linkLabel: { label: 'Text of the button' },
      variable: { label: 'Keep the result in variable' },
    },
    ports: { shown: 'Shown', nothing: 'Nothing fits', failed: 'Failed' },
  },
}
