import { z } from 'zod'
import type { NodeDefinition } from '../definition.ts'
import { field } from '../shared/field.ts'
import { localText, reference, template } from '../shared/schemas.ts'
import { examples } from './examples.ts'
import { compileRecommend } from './run.ts'
import { words } from './words.ts'

const settings = z.strictObject({
  text: field(localText, { control: 'localTemplate' }),
  /** What is recommended, such as products; which service answers decides what there is. */
  about: field(z.string().max(60).default('products'), { control: 'text' }),
  /** What the recommendation should fit. */
  context: field(template, { control: 'template' }),
  limit: field(z.int().min(1).max(10).default(3), { control: 'number', group: 'more' }),
  linkLabel: field(localText, { control: 'localLabel', group: 'more' }),
  variable: field(reference, { control: 'variable', group: 'more' }),
})
export type RecommendSettings = z.infer<typeof settings>

export const recommendNode: NodeDefinition<RecommendSettings> = {
  type: 'recommend',
  version: 1,
  group: 'act',
  kind: 'act',
  icon: 'gift',
  settings,
  create: () => ({
    text: { 'zh-CN': '为您推荐：', en: 'You may like:' },
    about: 'products',
    context: '',
    limit: 3,
    linkLabel: { 'zh-CN': '去看看', en: 'Have a look' },
    variable: '',
  }),
  ports: () => [{ id: 'shown', fallsThrough: true }, { id: 'nothing' }, { id: 'failed', failure: true }],
  uses: ({ text, context, linkLabel, variable }) => ({
    templates: [
      { field: 'text', text, optional: true },
      { field: 'context', text: context, optional: true },
      { field: 'linkLabel', text: linkLabel, optional: true },
    ],
    writes: variable === '' ? [] : [variable],
    waits: true,
    outside: true,
  }),
  compile: compileRecommend,
  words,
  examples,
}
