import { z } from 'zod'
import type { NodeDefinition } from '../definition.ts'
import { field } from '../shared/field.ts'
import { reference, template } from '../shared/schemas.ts'
import { examples } from './examples.ts'
import { compileAssistant } from './run.ts'
import { words } from './words.ts'

const tool = z.strictObject({
  name: field(z.string().max(40).default(''), { control: 'text' }),
  description: field(z.string().max(300).default(''), { control: 'text' }),
  flowId: field(reference, { control: 'flow' }),
})
const value = z.strictObject({
  name: field(z.string().max(60).default(''), { control: 'text' }),
  variable: field(reference, { control: 'variable' }),
})

const settings = z.strictObject({
  goal: field(template, { control: 'template' }),
  /** Flows it may run; their inputs are the tool's parameters, their outputs its result. */
  tools: field(z.array(tool).max(10).default([]), { control: 'rows' }),
  values: field(z.array(value).max(20).default([]), { control: 'rows' }),
  /** Words and patterns (RE2) that must not stand in an answer. */
  forbidden: field(z.array(z.string().max(200)).max(50).default([]), { control: 'tags', group: 'more' }),
  maxTurns: field(z.int().min(1).max(50).default(10), { control: 'number', group: 'more' }),
  /** Of one answer, and of the whole talk at this node: questions and answers together. */
  answerTokens: field(z.int().min(50).max(4000).default(500), { control: 'number', group: 'more' }),
  maxTokens: field(z.int().min(500).max(1_000_000).default(30_000), { control: 'number', group: 'more' }),
  timeoutSeconds: field(z.number().min(1).max(120).default(30), { control: 'number', group: 'more' }),
})
export type AssistantSettings = z.infer<typeof settings>

export const assistantNode: NodeDefinition<AssistantSettings> = {
  type: 'assistant',
  version: 1,
  group: 'understand',
  kind: 'know',
  icon: 'sparkles',
  settings,
  create: () => ({
    goal: '',
    tools: [],
    values: [],
    forbidden: [],
    maxTurns: 10,
    answerTokens: 500,
    maxTokens: 30_000,
    timeoutSeconds: 30,
  }),
  ports: () => [{ id: 'done', fallsThrough: true }, { id: 'needsHuman' }, { id: 'failed', failure: true }],
  uses: ({ goal, tools, values }) => ({
    templates: [{ field: 'goal', text: goal }],
    flows: tools.map(({ flowId }) => flowId),
    writes: values.map(({ variable }) => variable).filter((variable) => variable !== ''),
    waits: true,
    outside: true,
  }),
  compile: compileAssistant,
  words,
  examples,
}
