import type { z } from 'zod'

/** The settings as the Markdown table in docs/operations.md. */
export function settingsTable(settings: Record<string, z.ZodType>): string {
  const rows = Object.entries(settings).map(([name, schema]) => {
    const meaning = schema.description ?? (schema as z.ZodType & { unwrap?(): z.ZodType }).unwrap?.().description ?? ''
    return `| \`${name}\` | ${defaultOf(schema)} | ${meaning} |`
  })
  return ['| setting | default | meaning |', '|---|---|---|', ...rows].join('\n')
}

function defaultOf(schema: z.ZodType): string {
  // Nothing set, nothing given: what comes out is the default as it was written.
  const written = (schema as z.ZodType & { def: { in?: z.ZodType; defaultValue?: unknown; innerType?: z.ZodType } }).def
  if (written.defaultValue === '') return '–'
  if (written.defaultValue !== undefined) return `\`${String(written.defaultValue)}\``
  return written.in ? defaultOf(written.in) : '–'
}
