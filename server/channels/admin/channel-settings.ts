import { z } from 'zod'
import { languageSchema } from '../../../flows/document/primitives.ts'

const texts = z.partialRecord(languageSchema, z.string().trim().max(120))

/** How the chat looks on a channel; what is absent has a default in the widget. */
export const channelSettingsSchema = z.strictObject({
  title: texts.optional(),
  subtitle: texts.optional(),
  /** #rrggbb */
  accent: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, 'a colour such as #2f6bff')
    .optional(),
  language: languageSchema.optional(),
})
export type ChannelSettings = z.infer<typeof channelSettingsSchema>

/** An origin as browsers write it (`https://shop.example.com`): it goes into response headers, so nothing else passes. */
export const originSchema = z
  .string()
  .trim()
  .max(200)
  .transform((text, context) => {
    const url = URL.canParse(text) ? new URL(text) : null
    const plain = url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username
    if (plain && /^https?:\/\/[a-z0-9.:[\]-]+$/.test(url.origin)) return url.origin
    context.addIssue({ code: 'custom', message: 'an address such as https://shop.example.com, without a path' })
    return z.NEVER
  })
