import type { NodeDefinition } from '../definition.ts'

export const words: NodeDefinition['words'] = {
  'zh-CN': {
    name: '知识问答',
    about: '在知识库里找答案，找到就回答。',
    help: '默认用客户刚说的话去找。找不到走“没有答案”，可以接转人工或换个问法。',
    fields: {
      query: { label: '要找什么', help: '{{ message.text }} 就是客户刚说的话。' },
      intro: { label: '答案前先说' },
      minScore: { label: '相关度至少', help: '0 到 1，越高越严格。' },
      variable: { label: '把答案存到变量' },
    },
    ports: { answered: '已回答', notFound: '没有答案' },
  },
  en: {
    name: 'Answer from knowledge',
    about: 'Looks for an answer in the knowledge base and gives it.',
    help: 'By default it looks for what the customer just said. Without a good answer the flow leaves by “No answer”, for example to a person.',
    fields: {
      query: { label: 'Look for', help: '{{ message.text }} is what the customer just said.' },
      intro: { label: 'Say before the answer' },
      minScore: { label: 'Relevance at least', help: '0 to 1; higher is stricter.' },
      variable: { label: 'Keep the answer in variable' },
    },
    ports: { answered: 'Answered', notFound: 'No answer' },
  },
}
