'use client'
import { useTranslations } from 'next-intl'
import type { FlowNode } from '../../../flows/document/project.ts'
import type { FieldMeta, NodeWords } from '../../../flows/nodes/definition.ts'
import { getNode } from '../../../flows/nodes/registry.ts'
import { fieldsOf } from '../../../flows/nodes/shared/field.ts'
import { Field } from '../../ui/field.tsx'
import { setSetting } from '../document/operations.ts'
import { wordsOf } from '../node-look.ts'
import { useDesigner, useDesignerStore } from '../store.ts'
import { Control } from './control.tsx'
import { isSeveral } from './several-controls.ts'

/** A form made from the node type's settings schema: each field says by its meta how it is edited; labels are the type's words. */
export function SettingsForm({ node, flowId }: { node: FlowNode; flowId: string }) {
  const t = useTranslations('designer')
  const store = useDesignerStore()
  const language = useDesigner((state) => state.language)
  const readOnly = useDesigner((state) => state.readOnly)
  const definition = getNode(node.type)
  const words = wordsOf(node.type, language)
  if (!definition) return <p className="p-4 text-bad">{t('unknownType', { type: node.type })}</p>
  const parsed = definition.settings.safeParse(node.settings)
  const values = { ...(definition.create() as object), ...node.settings, ...(parsed.success ? (parsed.data as object) : {}) } as Record<
    string,
    unknown
  >
  const fields = fieldsOf(definition.settings).filter(
    ([, meta]) => !meta.when || meta.when.is.includes(values[meta.when.field] as string | boolean),
  )
  const main = fields.filter(([, meta]) => meta.group !== 'more')
  const more = fields.filter(([, meta]) => meta.group === 'more')
  const show = ([name, meta]: [string, FieldMeta]) => (
    <Field key={name} label={label(words, name)} help={words?.fields[name]?.help} group={isSeveral(meta)}>
      <Control
        meta={meta}
        name={name}
        words={words}
        node={node}
        value={values[name]}
        readOnly={readOnly}
        onChange={(value) =>
          store
            .getState()
            .edit(
              t('do.setting', { field: label(words, name) }),
              (document) => setSetting(document, { flowId, nodeId: node.id, field: name, value }),
              { merge: `${node.id}.${name}` },
            )
        }
      />
    </Field>
  )
  return (
    <>
      <div className="flex flex-col gap-4 p-4">{main.map(show)}</div>
      {more.length > 0 && (
        <details className="border-line border-t px-4 py-3" open={node.type === 'handoff'}>
          <summary className="cursor-pointer text-ink-2">{t('moreSettings', { count: more.length })}</summary>
          <div className="mt-3 flex flex-col gap-4">{more.map(show)}</div>
        </details>
      )}
    </>
  )
}

function label(words: NodeWords | null, name: string): string {
  return words?.fields[name]?.label ?? name
}
