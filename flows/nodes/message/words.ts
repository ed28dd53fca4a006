import type { NodeDefinition } from '../definition.ts'

export const words: NodeDefinition['words'] = {
  'zh-CN': {
    name: '发送消息',
    about: '对客户说一段话，然后继续。',
    help: '用 {{ }} 插入变量，例如：您好，{{ customer.name }}。加几种说法，机器人会随机选一种，听起来更自然。',
    fields: { text: { label: '消息内容' }, variants: { label: '其他说法', help: '每次从所有说法里随机选一种。' } },
    ports: { next: '下一步' },
  },
  en: {
    name: 'Message',
    about: 'Says something to the customer and goes on.',
    help: 'Insert a variable with {{ }}, for example: Hello {{ customer.name }}. Add other wordings and the bot picks one by chance, which sounds more natural.',
    fields: { text: { label: 'Text' }, variants: { label: 'Other wordings', help: 'One of all wordings is chosen each time.' } },
    ports: { next: 'Next' },
  },
}
