import { z } from 'zod'
import type { NodeDefinition } from '../definition.ts'
import { field } from '../shared/field.ts'
import { localText } from '../shared/schemas.ts'
import { words } from './words.ts'

export const outcomes = ['resolved', 'unresolved', 'informed', 'rejected'] as const

const settings = z.strictObject({
  message: field(localText, { control: 'localTemplate' }),
  outcome: field(z.enum(outcomes).default('resolved'), { control: 'select', options: outcomes }),
})
export type EndSettings = z.infer<typeof settings>

export const endNode: NodeDefinition<EndSettings> = {
  type: 'end',
  version: 1,
  group: 'decide',
  kind: 'pass',
  icon: 'circle-stop',
  settings,
  create: () => ({ message: { 'zh-CN': '感谢您的咨询，再见！', en: 'Thank you for contacting us. Goodbye!' }, outcome: 'resolved' }),
  ports: () => [],
  uses: ({ message }) => ({ templates: [{ field: 'message', text: message }], ends: true }),
  compile({ message, outcome }, compiler) {
    const text = compiler.template(message)
    return {
      enter(run) {
        run.say(text(run))
        return { end: outcome }
      },
    }
  },
  words,
  examples: [
    {
      name: 'says goodbye and closes',
      settings: { message: { 'zh-CN': '再见！' }, outcome: 'informed' },
      expect: [
        { kind: 'say', text: '再见！' },
        { kind: 'owner', owner: 'closed', epoch: 1 },
        { kind: 'close', outcome: 'informed' },
      ],
    },
  ],
}
