import type { BrowserContext } from '@playwright/test'
import { buildProject } from '../../../flows/testing/build-project.ts'

const say = (zh: string) => ({ text: { 'zh-CN': zh, en: zh } })

/** Asks for a number, says which version took it, and asks for the next. */
const counter = buildProject({
  name: '报号',
  variables: [{ id: 'number', name: '号码', type: 'text', scope: 'conversation', sensitive: false }],
  cards: {
    ask: [['askNumber', 'question', { ...say('请说一个号码'), answer: 'text', variable: 'number' }]],
    take: [['took', 'message', say('旧版收到 {{ number }}')]],
  },
  links: { 'askNumber.next': 'take', 'took.next': 'ask' },
})

/** A flow of one's own in the workspace. @returns its project's id */
export async function importCounter(context: BrowserContext, baseURL: string): Promise<string> {
  const file = { format: 'tandem-project', project: counter, layout: {} }
  const made = await context.request.post('/api/trpc/projects.import', { data: { json: { file } }, headers: { origin: baseURL } })
  return ((await made.json()) as { result: { data: { json: { projectId: string } } } }).result.data.json.projectId
}
