import { z } from 'zod'
import type { NodeDefinition } from '../definition.ts'
import { field } from '../shared/field.ts'
import { localText, reference, template } from '../shared/schemas.ts'
import { examples } from './examples.ts'
import { compileAnswer } from './run.ts'
import { words } from './words.ts'

const settings = z.strictObject({
  query: field(template.unwrap().default('{{ message.text }}'), { control: 'template' }),
  /** Said before the answer. */
  intro: field(localText, { control: 'localTemplate', group: 'more' }),
  minScore: field(z.number().min(0).max(1).default(0.35), { control: 'number', group: 'more' }),
  variable: field(reference, { control: 'variable', group: 'more' }),
})
export type AnswerSettings = z.infer<typeof settings>

export const answerNode: NodeDefinition<AnswerSettings> = {
  type: 'answer',
  version: 1,
  group: 'understand',
  kind: 'know',
  icon: 'book-open',
  settings,
  create: () => ({ query: '{{ message.text }}', intro: {}, minScore: 0.35, variable: '' }),
  ports: () => [
    { id: 'answered', fallsThrough: true },
    { id: 'notFound', failure: true },
  ],
  uses: ({ query, intro, variable }) => ({
    templates: [
      { field: 'query', text: query },
      { field: 'intro', text: intro },
    ],
    writes: variable === '' ? [] : [variable],
    waits: true,
  }),
  compile: compileAnswer,
  words,
  examples,
}
