import { z } from 'zod'
import { localTextSchema } from '../../document/primitives.ts'
import type { NodeDefinition } from '../definition.ts'
import { field } from '../shared/field.ts'
import { localText } from '../shared/schemas.ts'
import { examples } from './examples.ts'
import { compileMessage } from './run.ts'
import { words } from './words.ts'

const settings = z.strictObject({
  text: field(localText, { control: 'localTemplate' }),
  /** Other wordings; one of all is taken by chance. */
  variants: field(z.array(localTextSchema).max(10).default([]), { control: 'localTemplates', group: 'more' }),
})
export type MessageSettings = z.infer<typeof settings>

export const messageNode: NodeDefinition<MessageSettings> = {
  type: 'message',
  version: 1,
  group: 'say',
  kind: 'pass',
  icon: 'message-square',
  settings,
  create: () => ({ text: { 'zh-CN': '您好！', en: 'Hello!' }, variants: [] }),
  ports: () => [{ id: 'next', fallsThrough: true }],
  uses: ({ text, variants }) => ({
    templates: [{ field: 'text', text }, ...variants.map((item, index) => ({ field: `variants.${index}`, text: item }))],
  }),
  compile: compileMessage,
  words,
  examples,
}
