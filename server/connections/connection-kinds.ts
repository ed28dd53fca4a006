import { z } from 'zod'

/** What is set up for a service outside, by kind; keys and passwords are kept apart from it, sealed. */
export const connectionSchemas = {
  /** A language model behind the chat protocol that OpenAI began and many serve. */
  assistant: z.strictObject({
    /** Up to and with the version, as https://api.openai.com/v1. */
    baseUrl: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .transform((address) => address.replace(/\/+$/, '')),
    model: z.string().trim().min(1).max(120),
  }),
  /** A mail server that takes what flows send. */
  email: z.strictObject({
    host: z
      .string()
      .trim()
      .min(1)
      .max(255)
      .regex(/^[^\s/:]+$/, 'a name or an address without port'),
    port: z.int().min(1).max(65535),
    /** tls: from the first byte (465) · starttls: demanded after the greeting (587) · none: inside one's own network only. */
    security: z.enum(['tls', 'starttls', 'none']),
    /** Empty: without signing in. */
    user: z.string().trim().max(255).default(''),
    from: z.email().max(255),
    fromName: z
      .string()
      .trim()
      .max(80)
      .regex(/^[^\r\n]*$/)
      .default(''),
  }),
}
export type ConnectionKind = keyof typeof connectionSchemas
export type ConnectionSettings<K extends ConnectionKind> = z.infer<(typeof connectionSchemas)[K]>

/** As somebody enters it. A secret of null keeps the one that is there. */
export const connectionInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('assistant'), settings: connectionSchemas.assistant, secret: z.string().max(500).nullable() }),
  z.strictObject({ kind: z.literal('email'), settings: connectionSchemas.email, secret: z.string().max(500).nullable() }),
])
export type ConnectionInput = z.infer<typeof connectionInput>
