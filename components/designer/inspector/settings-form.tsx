'use client'
import { ChevronRight } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { Finding } from '../../../flows/analysis/finding.ts'
import { describeFinding } from '../../../flows/analysis/words.ts'
import type { Language } from '../../../flows/document/primitives.ts'
import type { FlowNode } from '../../../flows/document/project.ts'
import { getNode } from '../../../flows/nodes/registry.ts'
import { cn } from '../../ui/cn.ts'
import { changeSettings } from '../document/edit-nodes.ts'
import { useDesigner, useDocument, useReadOnly, useView } from '../model/designer-context.tsx'
import { isShown, type SettingsField, settingsFields } from '../model/settings-fields.ts'
import { FieldControl } from './field-control.tsx'

/** The form of a node, generated from its settings' metadata. Fields of the group "more" are folded. */
export function SettingsForm({ node, findings }: { node: FlowNode; findings: readonly Finding[] }) {
  const t = useTranslations('designer.inspector')
  const fields = settingsFields(node.type).filter((field) => isShown(field, node.settings))
  const main = fields.filter((field) => field.meta.group !== 'more')
  const more = fields.filter((field) => field.meta.group === 'more')
  const inMore = findings.some((finding) => more.some((field) => belongs(finding, field)))
  return (
    <>
      {main.map((field) => (
        <FormField key={field.key} field={field} node={node} findings={findings} />
      ))}
      {more.length > 0 && (
        <details open={inMore || undefined} className="group/more border-line border-b">
          <summary className="flex h-9 list-none items-center gap-1.5 px-4 text-ink-2 hover:text-ink">
            <ChevronRight aria-hidden className="size-3.5 transition-transform group-open/more:rotate-90" />
            {t('more')}
          </summary>
          {more.map((field) => (
            <FormField key={field.key} field={field} node={node} findings={findings} folded />
          ))}
        </details>
      )}
    </>
  )
}

function FormField({
  field,
  node,
  findings,
  folded = false,
}: {
  field: SettingsField
  node: FlowNode
  findings: readonly Finding[]
  folded?: boolean
}) {
  const locale = useLocale() as Language
  const { documents } = useDesigner()
  const readOnly = useReadOnly()
  const flowId = useView((state) => state.flowId)
  const project = useDocument((document) => document.project)
  const words = getNode(node.type)?.words[locale]
  if (!words) return null
  const { label, help } = words.fields[field.key] ?? { label: field.key }
  const mine = findings.filter((finding) => belongs(finding, field))
  const inline = field.meta.control === 'switch'
  const settings = withDefaults(field, node)
  return (
    <div className={cn('flex flex-col gap-1 px-4 pb-3', !folded && 'border-line border-b pt-2.5')} data-field={field.key}>
      <div className="flex min-h-5 items-center gap-2">
        <span className="text-ink-2">{label}</span>
        {inline && <span className="ml-auto">{control()}</span>}
      </div>
      {!inline && control()}
      {help && <p className="text-ink-meta">{help}</p>}
      {mine.map((finding, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: findings have no identity of their own
        <p key={index} role="alert" className={finding.severity === 'error' ? 'text-bad' : 'text-warn-ink'}>
          {describeFinding({ finding, language: locale, project })}
        </p>
      ))}
    </div>
  )

  function control() {
    return (
      <FieldControl
        key={node.id}
        field={field}
        label={label}
        words={words ?? { name: '', about: '', help: '', fields: {}, ports: {} }}
        value={settings}
        disabled={readOnly}
        onChange={(value) =>
          documents.edit(changeSettings({ flowId, nodeId: node.id, values: { [field.key]: value } }), {
            label: 'changeSettings',
            gesture: `${node.id}.${field.key}`,
          })
        }
        onLeave={documents.endGesture}
      />
    )
  }
}

/** What a field has that was never set: its schema's default. */
function withDefaults(field: SettingsField, node: FlowNode): unknown {
  const value = node.settings[field.key]
  if (value !== undefined) return value
  const parsed = field.schema.safeParse(undefined)
  return parsed.success ? parsed.data : undefined
}

function belongs(finding: Finding, field: SettingsField): boolean {
  const place = finding.field ?? finding.params.field
  return place !== undefined && place.split('.')[0] === field.key
}
