'use client'
import { useTranslations } from 'next-intl'
import { writtenType } from '../../../flows/analysis/fixes/fix-values.ts'
import type { FlowNode } from '../../../flows/document/project.ts'
import type { FieldMeta, NodeWords } from '../../../flows/nodes/definition.ts'
import { CodeField } from '../../code-editor/code-field.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { Input } from '../../ui/input.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TagInput } from '../../ui/tag-input.tsx'
import { useQueues } from '../queues.ts'
import { useDesigner } from '../store.ts'
import { ExpressionField } from './expression-field.tsx'
import {
  AssignmentsField,
  BranchesField,
  ChoicesField,
  ConditionField,
  IntentRoutesField,
  LocalInput,
  MappingsField,
  PairsField,
} from './list-fields.tsx'
import { RowsField } from './rows-field.tsx'
import { SampleButton } from './sample/sample-button.tsx'
import { LocalTemplateField, LocalTemplatesField, TemplateField } from './template-field.tsx'
import { useEnvironment } from './use-environment.ts'
import { VariablePicker } from './variable-picker.tsx'

export type ControlProps = {
  meta: FieldMeta
  name: string
  words: NodeWords | null
  node: FlowNode
  value: unknown
  readOnly: boolean
  onChange(value: unknown): void
}

/** The right editor for a settings field, chosen by its meta. A new control is a line here and a component. */
export function Control({ meta, name, words, node, value, readOnly, onChange }: ControlProps) {
  const t = useTranslations('designer')
  const project = useDesigner((state) => state.history.document.project)
  const flowId = useDesigner((state) => state.flowId)
  const queues = useQueues()
  const environment = useEnvironment()
  const pick = (options: { value: string; label: string }[]) => (
    <Combobox value={String(value ?? '')} disabled={readOnly} placeholder={t('choose')} options={options} onValueChange={onChange} />
  )
  switch (meta.control) {
    case 'localTemplate':
      return <LocalTemplateField value={value as never} readOnly={readOnly} onChange={onChange} />
    case 'localTemplates':
      return <LocalTemplatesField value={value as never} readOnly={readOnly} onChange={onChange} />
    case 'template':
      return <TemplateField value={String(value ?? '')} readOnly={readOnly} onChange={onChange} />
    case 'expression':
      return <ExpressionField value={String(value ?? '')} expects={meta.expects} readOnly={readOnly} onChange={onChange} />
    case 'number':
      return (
        <NumberField
          value={typeof value === 'number' ? value : 0}
          step={name.includes('hreshold') || name === 'margin' || name === 'minScore' ? 0.05 : 1}
          min={0}
          disabled={readOnly}
          onValueChange={(next) => onChange(next ?? 0)}
        />
      )
    case 'duration':
      return (
        <NumberField
          value={typeof value === 'number' ? value : 0}
          min={0}
          disabled={readOnly}
          onValueChange={(next) => onChange(next ?? 0)}
        />
      )
    case 'switch':
      return <Switch checked={value === true} disabled={readOnly} onCheckedChange={onChange} />
    case 'select':
      return (
        <Select
          value={String(value ?? '')}
          disabled={readOnly}
          onValueChange={onChange}
          options={(meta.options ?? []).map((option) => ({ value: option, label: words?.fields[`${name}.${option}`]?.label ?? option }))}
        />
      )
    case 'variable':
      return <VariablePicker optional value={String(value ?? '')} readOnly={readOnly} type={writtenType(node)} onChange={onChange} />
    case 'intent':
      return pick(project.intents.map((intent) => ({ value: intent.id, label: intent.name })))
    case 'queue':
      return pick(queues.map((queue) => ({ value: queue.id, label: queue.name })))
    case 'calendar':
      return pick(project.settings.calendars.map((calendar) => ({ value: calendar.id, label: calendar.name })))
    case 'flow':
      return pick(Object.values(project.flows).map((flow) => ({ value: flow.id, label: flow.name })))
    case 'card':
      return pick(Object.values(project.flows[flowId]?.cards ?? {}).map((card) => ({ value: card.id, label: card.name })))
    case 'tags':
      return <TagInput value={(value as string[]) ?? []} disabled={readOnly} onValueChange={onChange} />
    case 'choices':
      return <ChoicesField value={value as never} readOnly={readOnly} onChange={onChange} />
    case 'branches':
      return <BranchesField value={value as never} readOnly={readOnly} onChange={onChange} />
    case 'assignments':
      return <AssignmentsField value={value as never} readOnly={readOnly} onChange={onChange} />
    case 'intentRoutes':
      return <IntentRoutesField value={value as never} readOnly={readOnly} onChange={onChange} />
    case 'pairs':
      return <PairsField secrets={meta.secrets ?? false} value={value as never} readOnly={readOnly} onChange={onChange} />
    case 'mappings':
      return (
        <>
          <MappingsField value={value as never} readOnly={readOnly} onChange={onChange} />
          {node.type === 'http' && !readOnly && <SampleButton node={node} />}
        </>
      )
    case 'localLabel':
      return <LocalInput value={value as never} readOnly={readOnly} onChange={onChange} />
    case 'condition':
      return <ConditionField value={(value ?? { kind: 'all', items: [] }) as never} readOnly={readOnly} onChange={onChange} />
    case 'code':
      return (
        <CodeField {...{ node, environment, readOnly, onChange }} label={words?.fields[name]?.label ?? name} value={String(value ?? '')} />
      )
    case 'rows':
      return (
        <RowsField
          {...{ name, words, node, readOnly, onChange }}
          value={value as never}
          control={(field) => <Control {...{ words, node, readOnly }} {...field} />}
        />
      )
    case 'flowInput':
    case 'flowOutput': {
      const called = project.flows[String(node.settings.flowId ?? '')]
      return pick(
        ((meta.control === 'flowInput' ? called?.inputs : called?.outputs) ?? []).map(({ id, name }) => ({ value: id, label: name })),
      )
    }
    case 'entity':
      return pick((project.entities ?? []).map(({ id, name }) => ({ value: id, label: name })))
    case 'ownOutput':
      return pick((project.flows[flowId]?.outputs ?? []).map(({ id, name }) => ({ value: id, label: name })))
    default:
      return <Input value={String(value ?? '')} readOnly={readOnly} onChange={(event) => onChange(event.target.value)} />
  }
}
