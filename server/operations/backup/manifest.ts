import { createHash } from 'node:crypto'
import { z } from 'zod'
import packageJson from '../../../package.json' with { type: 'json' }

export const productVersion = packageJson.version

/** The first entry: what is needed to know whether and how it can be restored. */
export const manifestSchema = z.object({
  format: z.literal('tandem-backup'),
  /** Of this format. */
  version: z.literal(1),
  madeAt: z.iso.datetime(),
  product: z.string(),
  postgres: z.string(),
  /** What the database had been brought to. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
  /** Whether the entry `secret` is there. */
  secretIncluded: z.boolean(),
  /** Tells whether a secret is the one in use when the backup was made, without saying what it is. */
  secretMark: z.string(),
})
export type Manifest = z.infer<typeof manifestSchema>

/** The last entry: without it the file is not whole. */
export const endSchema = z.object({
  /** By table. */
  rows: z.record(z.string(), z.number()),
  files: z.number(),
  /** Keys of files that should be there and were not. */
  missingFiles: z.array(z.string()),
  sequences: z.array(z.object({ name: z.string(), value: z.string() })),
  /** SHA-256 of every entry before it, in their order. */
  checksums: z.array(z.tuple([z.string(), z.string()])),
})
export type End = z.infer<typeof endSchema>

export const entryNames = { manifest: 'manifest.json', end: 'end.json', secret: 'secret' } as const

export function sha256(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

export function markOf(secret: string): string {
  return sha256(`tandem backup ${secret}`).slice(0, 16)
}
