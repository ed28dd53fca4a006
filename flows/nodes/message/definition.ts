import { z } from 'zod'
import { localTextSchema } from '../../document/primitives.ts'
import type { NodeDefinition } from '../definition.ts'
import { field } from '../shared/field.ts'
import { localText, template } from '../shared/schemas.ts'
import { examples } from './examples.ts'
import { compileMessage } from './run.ts'
import { words } from './words.ts'

const kinds = ['text', 'image', 'file', 'link', 'cards'] as const
const card = z.strictObject({
  title: field(localText, { control: 'localLabel' }),
  text: field(localText, { control: 'localTemplate' }),
  image: field(template, { control: 'template' }),
  linkLabel: field(localText, { control: 'localLabel' }),
  url: field(template, { control: 'template' }),
})

const settings = z.strictObject({
  text: field(localText, { control: 'localTemplate' }),
  /** What is shown besides the text. */
  show: field(z.enum(kinds).default('text'), { control: 'select', options: kinds }),
  url: field(template, { control: 'template', when: { field: 'show', is: ['image', 'file', 'link'] } }),
  /** Of a picture what it shows, of a file its name, of a link its title. */
  caption: field(localText, { control: 'localTemplate', when: { field: 'show', is: ['image', 'file', 'link'] } }),
  /** One card stands alone, several stand side by side. */
  cards: field(z.array(card).max(10).default([]), { control: 'rows', when: { field: 'show', is: ['cards'] } }),
  /** Other wordings; one of all is taken by chance. */
  variants: field(z.array(localTextSchema).max(10).default([]), { control: 'localTemplates', group: 'more' }),
  /** The same customer always gets the same wording. */
  sticky: field(z.boolean().default(false), { control: 'switch', group: 'more' }),
})
export type MessageSettings = z.infer<typeof settings>

export const messageNode: NodeDefinition<MessageSettings> = {
  type: 'message',
  version: 1,
  group: 'say',
  kind: 'pass',
  icon: 'message-square',
  settings,
  create: () => ({ text: { 'zh-CN': '您好！', en: 'Hello!' }, show: 'text', url: '', caption: {}, cards: [], variants: [], sticky: false }),
  ports: () => [{ id: 'next', fallsThrough: true }],
  uses: ({ text, show, url, caption, cards, variants }) => ({
    templates: [
      { field: 'text', text, optional: show !== 'text' },
      ...(show === 'text' || show === 'cards'
        ? []
        : [
            { field: 'url', text: url },
            { field: 'caption', text: caption, optional: true },
          ]),
      ...(show === 'cards' ? cards.flatMap((item, index) => cardTexts(item, index)) : []),
      ...variants.map((item, index) => ({ field: `variants.${index}`, text: item, optional: true })),
    ],
  }),
  compile: compileMessage,
  words,
  examples,
}

function cardTexts(item: z.infer<typeof card>, index: number) {
  const [title, ...others] = [item.title, item.text, item.image, item.linkLabel, item.url].map((text) => ({
    field: `cards.${index}`,
    text,
  }))
  return [...(title ? [title] : []), ...others.map((other) => ({ ...other, optional: true }))]
}
