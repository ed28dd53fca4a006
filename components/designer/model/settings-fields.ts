import type { z } from 'zod'
import type { FieldMeta } from '../../../flows/nodes/definition.ts'
import { getNode } from '../../../flows/nodes/registry.ts'
import { fieldMeta } from '../../../flows/nodes/shared/field.ts'

export type SettingsField = { key: string; schema: z.ZodType; meta: FieldMeta }

const known = new Map<string, SettingsField[]>()

/** The fields of a node type that have a control, in the order of its schema. */
export function settingsFields(type: string): SettingsField[] {
  let fields = known.get(type)
  if (!fields) {
    fields = read(type)
    known.set(type, fields)
  }
  return fields
}

/** Whether a field is shown with these settings (see FieldMeta.when). */
export function isShown(field: SettingsField, settings: Record<string, unknown>): boolean {
  const { when } = field.meta
  return !when || when.is.includes(settings[when.field] as string | boolean)
}

function read(type: string): SettingsField[] {
  const schema = getNode(type)?.settings as (z.ZodType & { shape?: Record<string, z.ZodType> }) | undefined
  return Object.entries(schema?.shape ?? {}).flatMap(([key, field]) => {
    const meta = fieldMeta(field)
    return meta ? [{ key, schema: field, meta }] : []
  })
}
