import type { FieldMeta } from '../../../flows/nodes/definition.ts'

/** Those that are drawn as more than one control. */
const severalControls: ReadonlySet<FieldMeta['control']> = new Set([
  'localTemplate',
  'localTemplates',
  'localLabel',
  'choices',
  'branches',
  'assignments',
  'intentRoutes',
  'pairs',
  'mappings',
  'rows',
  'condition',
  'code',
])

/** Whether the field's label names a group rather than one control. */
export function isSeveral({ control }: FieldMeta): boolean {
  return severalControls.has(control)
}
