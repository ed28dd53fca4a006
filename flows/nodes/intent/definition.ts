import { z } from 'zod'
import type { NodeDefinition } from '../definition.ts'
import { field } from '../shared/field.ts'
import { idSchema, localText, minutes, reference } from '../shared/schemas.ts'
import { timeoutPort } from '../shared/timeout.ts'
import { examples } from './examples.ts'
import { compileIntent } from './run.ts'
import { words } from './words.ts'

const sources = ['next', 'last'] as const
const route = z.strictObject({ id: idSchema, intentId: reference, /** How the choice is called in "did you mean". */ label: localText })

const settings = z.strictObject({
  /** next: wait for the customer's next message · last: look at what they said before. */
  source: field(z.enum(sources).default('next'), { control: 'select', options: sources }),
  prompt: field(localText, { control: 'localTemplate', when: { field: 'source', is: ['next'] } }),
  routes: field(z.array(route).max(60).default([]), { control: 'intentRoutes' }),
  /** 0: the project's understandingThreshold. */
  threshold: field(z.number().min(0).max(1).default(0), { control: 'number', group: 'more' }),
  /** Two intents closer than this are asked about. */
  margin: field(z.number().min(0).max(1).default(0.1), { control: 'number', group: 'more' }),
  clarify: field(localText, { control: 'localTemplate', group: 'more' }),
  notUnderstood: field(localText, { control: 'localTemplate', group: 'more' }),
  retries: field(z.int().min(0).max(10).default(1), { control: 'number', group: 'more' }),
  timeoutMinutes: field(minutes.default(0), { control: 'number', group: 'more' }),
})
export type IntentSettings = z.infer<typeof settings>

export const intentNode: NodeDefinition<IntentSettings> = {
  type: 'intent',
  version: 1,
  group: 'understand',
  kind: 'know',
  icon: 'brain',
  settings,
  create: () => ({
    source: 'next',
    prompt: { 'zh-CN': '请问有什么可以帮您？', en: 'How can I help you?' },
    routes: [],
    threshold: 0,
    margin: 0.1,
    clarify: { 'zh-CN': '您是想：', en: 'Did you mean:' },
    notUnderstood: { 'zh-CN': '抱歉，我没太明白，能换个说法吗？', en: 'Sorry, I did not get that. Could you say it another way?' },
    retries: 1,
    timeoutMinutes: 0,
  }),
  ports: ({ routes, source, timeoutMinutes }) => [
    ...routes.map(({ id, intentId }) => ({ id: `route:${id}`, intentId, immediate: source === 'last' })),
    { id: 'none', failure: true },
    ...timeoutPort(timeoutMinutes),
  ],
  uses: ({ source, prompt, clarify, notUnderstood, routes, retries }) => ({
    templates: [
      { field: 'prompt', text: prompt },
      { field: 'clarify', text: clarify },
      { field: 'notUnderstood', text: notUnderstood },
    ],
    intents: routes.map(({ intentId }) => intentId),
    waits: source === 'next' || retries > 0,
  }),
  compile: compileIntent,
  words,
  examples,
}
