'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { FlowNode } from '../../../flows/document/project.ts'
import type { FieldMeta, NodeWords } from '../../../flows/nodes/definition.ts'
import { getNode } from '../../../flows/nodes/registry.ts'
import { fieldsOf, itemSchema } from '../../../flows/nodes/shared/field.ts'
import { Field } from '../../ui/field.tsx'
import { newLocalId } from '../document/operations.ts'
import { Rows } from './list-fields.tsx'
import { isSeveral } from './several-controls.ts'

type Row = Record<string, unknown>
type RowsFieldProps = {
  /** Key of the list in the node's settings. */
  name: string
  words: NodeWords | null
  node: FlowNode
  value: Row[] | undefined
  readOnly: boolean
  onChange(value: Row[]): void
  /** Draws the editor of one field of a row. */
  control(field: { meta: FieldMeta; name: string; value: unknown; onChange(value: unknown): void }): ReactNode
}

/** A list of small forms, made from the schema of the list's items as the node's own form is made from its schema. */
export function RowsField({ name, words, node, value, readOnly, onChange, control }: RowsFieldProps) {
  const t = useTranslations('designer')
  const settings = getNode(node.type)?.settings
  const item = settings ? itemSchema(settings, name) : null
  if (!item) return null
  const fields = fieldsOf(item)
  const create = (): Row => {
    const made = item.safeParse({ id: newLocalId('i') })
    const bare = made.success ? made : item.safeParse({})
    return bare.success ? (bare.data as Row) : {}
  }
  return (
    <Rows value={value} readOnly={readOnly} onChange={onChange} add={t('addRow')} create={create}>
      {(row, change) =>
        fields
          .filter(([, { when }]) => !when || when.is.includes(row[when.field] as string | boolean))
          .map(([key, meta]) => {
            const path = `${name}.${key}`
            const label = words?.fields[path]
            return (
              <Field key={key} label={label?.label ?? key} help={label?.help} group={isSeveral(meta)}>
                {control({ meta, name: path, value: row[key], onChange: (next) => change({ [key]: next }) })}
              </Field>
            )
          })
      }
    </Rows>
  )
}
