import type { BrowserContext } from '@playwright/test'
import { buildProject } from '../../../flows/testing/build-project.ts'
import { importProject } from './import-project.ts'

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

/** @returns its project's id */
export function importCounter(context: BrowserContext, baseURL: string): Promise<string> {
  return importProject(context, baseURL, counter)
}
