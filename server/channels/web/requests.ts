import { z } from 'zod'
import { MAX_TEXT, type SendRequest } from './protocol.ts'

const id = z.string().min(1).max(80)

/** Checked forms of the public requests. `text` is measured in UTF-16 units, as the widget counts. */
export const sendRequestSchema: z.ZodType<SendRequest> = z.discriminatedUnion('kind', [
  z.strictObject({ id, kind: z.literal('start') }),
  z.strictObject({ id, kind: z.literal('text'), text: z.string().trim().min(1).max(MAX_TEXT) }),
  z.strictObject({ id, kind: z.literal('choice'), choiceId: z.string().min(1).max(2000), text: z.string().max(MAX_TEXT) }),
  z.strictObject({
    id,
    kind: z.literal('form'),
    values: z.record(z.string().max(60), z.string().max(2000)).refine((values) => Object.keys(values).length <= 30, 'At most 30 fields'),
    text: z.string().max(MAX_TEXT),
  }),
  z.strictObject({ id, kind: z.literal('file'), fileIds: z.array(z.uuid()).min(1).max(5) }),
  z.strictObject({ id, kind: z.literal('askHuman') }),
  z.strictObject({ id, kind: z.literal('leave') }),
])

export const sessionRequestSchema = z.strictObject({
  token: z.string().max(2000).optional(),
  locale: z.string().max(35).optional(),
  profile: z
    .strictObject({ name: z.string().max(120).optional(), email: z.string().max(200).optional(), phone: z.string().max(40).optional() })
    .optional(),
})
