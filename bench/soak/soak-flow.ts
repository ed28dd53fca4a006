import { type Project, projectSchema } from '../../flows/document/project.ts'

/** Two questions with an HTTP call after the first and a pause of two seconds after the second, then the end. */
export function soakFlow(address: string): Project {
  const text = (words: string) => ({ text: { 'zh-CN': words } })
  return projectSchema.parse({
    schemaVersion: 1,
    id: 'soak',
    name: 'Soak',
    entryFlowId: 'main',
    languages: ['zh-CN'],
    defaultLanguage: 'zh-CN',
    variables: [{ id: 'order_number', name: 'Order number', type: 'text' }],
    flows: {
      main: {
        id: 'main',
        name: 'Main',
        startCardId: 'ask',
        cards: {
          ask: {
            id: 'ask',
            name: 'Ask',
            nodes: [
              { id: 'first', type: 'question', settings: { ...text('请告诉我订单号。'), variable: 'order_number' } },
              { id: 'call', type: 'http', settings: { url: `http://${address}/orders` } },
              { id: 'second', type: 'question', settings: text('还有什么可以帮您？') },
              { id: 'pause', type: 'wait', settings: { seconds: 2 } },
              { id: 'third', type: 'question', settings: text('满意吗？') },
              { id: 'done', type: 'end', settings: { message: { 'zh-CN': '再见！' }, outcome: 'resolved' } },
            ],
          },
        },
        links: {},
      },
    },
  })
}
