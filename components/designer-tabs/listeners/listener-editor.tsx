'use client'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { Listener, ListenerAction, ListenerTrigger } from '../../../flows/document/listener.ts'
import type { Project } from '../../../flows/document/project.ts'
import { LocalTemplateField } from '../../designer/inspector/template-field.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { Field } from '../../ui/field.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Select } from '../../ui/select.tsx'
import { TagInput } from '../../ui/tag-input.tsx'
import { ConditionBuilder } from '../condition-builder.tsx'
import { conditionFields } from '../condition-fields.ts'
import { KeptInput } from '../kept-input.tsx'
import { createListenerAction, createTrigger, listenerActions, triggerKinds } from './create-listener.ts'

type ListenerEditorProps = {
  listener: Listener
  project: Project
  queues: { id: string; name: string }[]
  readOnly: boolean
  onChange(part: Partial<Listener>): void
}

/** Everything of one global trigger: what it hears and what it does then. */
export function ListenerEditor({ listener, project, queues, readOnly, onChange }: ListenerEditorProps) {
  const t = useTranslations('listeners')
  const { on, then } = listener
  return (
    <div className="flex flex-col gap-4 border-line border-t px-4 py-4 pl-11">
      <Field label={t('name')}>
        <KeptInput value={listener.name} readOnly={readOnly} maxLength={120} onChange={(name) => onChange({ name })} />
      </Field>
      <Field label={t('when')} className="max-w-80">
        <Select
          value={on.kind}
          disabled={readOnly}
          onValueChange={(kind) => onChange({ on: createTrigger(kind, project) })}
          options={triggerKinds.map((kind) => ({ value: kind, label: t(`trigger.${kind}`) }))}
        />
      </Field>
      <TriggerFields {...{ on, project, readOnly }} onChange={(next) => onChange({ on: next })} />
      <Field label={t('then')} className="max-w-80">
        <Select
          value={then.kind}
          disabled={readOnly}
          onValueChange={(kind) => onChange({ then: createListenerAction(kind, project) })}
          options={listenerActions.map((kind) => ({ value: kind, label: t(`action.${kind}`) }))}
        />
      </Field>
      <ActionFields {...{ then, project, queues, readOnly }} onChange={(next) => onChange({ then: next })} />
    </div>
  )
}

type TriggerFieldsProps = { on: ListenerTrigger; project: Project; readOnly: boolean; onChange(on: ListenerTrigger): void }

function TriggerFields({ on, project, readOnly, onChange }: TriggerFieldsProps) {
  const t = useTranslations('listeners')
  const words = useTranslations('designerTabs')
  const fields = useMemo(() => conditionFields(project, words), [project, words])
  switch (on.kind) {
    case 'keywords':
      return (
        <div className="flex flex-col gap-2">
          <Field label={t('words')} help={t('wordsHelp')}>
            <TagInput
              value={on.words}
              disabled={readOnly}
              onValueChange={(next) => onChange({ ...on, words: next.map((word) => word.slice(0, 80)).slice(0, 50) })}
            />
          </Field>
          <Segmented
            label={t('match')}
            value={on.match}
            onValueChange={(match) => onChange({ ...on, match })}
            segments={(['whole', 'part'] as const).map((value) => ({ value, label: t(`matches.${value}`), disabled: readOnly }))}
            className="self-start"
          />
        </div>
      )
    case 'intent':
      return (
        <div className="flex flex-wrap gap-3">
          <Field label={t('intent')} className="min-w-60">
            <Combobox
              value={on.intentId}
              disabled={readOnly}
              placeholder={t('chooseIntent')}
              onValueChange={(intentId) => onChange({ ...on, intentId })}
              options={project.intents.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
          <Field label={t('threshold')} help={t('thresholdHelp')} className="w-60">
            <NumberField
              value={Math.round((on.threshold || project.settings.understandingThreshold) * 100)}
              min={1}
              max={100}
              unit="%"
              disabled={readOnly}
              onValueChange={(percent) => onChange({ ...on, threshold: percent / 100 })}
            />
          </Field>
        </div>
      )
    case 'expression':
      return <ConditionBuilder value={on.when} onChange={(when) => onChange({ ...on, when })} {...{ fields, project, readOnly }} />
    default:
      return <p className="text-ink-meta text-sm">{t(`triggerHelp.${on.kind}`)}</p>
  }
}

type ActionFieldsProps = {
  then: ListenerAction
  project: Project
  queues: { id: string; name: string }[]
  readOnly: boolean
  onChange(then: ListenerAction): void
}
// No id has a colon.
const atStart = ':start'
const fallback = ':fallback'

function ActionFields({ then, project, queues, readOnly, onChange }: ActionFieldsProps) {
  const t = useTranslations('listeners')
  switch (then.kind) {
    case 'runFlow':
    case 'goTo':
      return (
        <div className="flex flex-wrap gap-3">
          <Field label={t('flow')} help={t(`actionHelp.${then.kind}`)} className="min-w-60 flex-1">
            <Select
              value={then.flowId}
              disabled={readOnly}
              onValueChange={(flowId) => onChange({ kind: then.kind, flowId })}
              options={Object.values(project.flows).map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
          {then.kind === 'goTo' && (
            <Field label={t('card')} className="min-w-60 flex-1">
              <Combobox
                value={then.cardId ?? atStart}
                disabled={readOnly}
                onValueChange={(cardId) => onChange({ kind: 'goTo', flowId: then.flowId, ...(cardId === atStart ? {} : { cardId }) })}
                options={[
                  { value: atStart, label: t('atStart') },
                  ...Object.values(project.flows[then.flowId]?.cards ?? {}).map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
            </Field>
          )}
        </div>
      )
    case 'startOver':
      return (
        <Checkbox
          label={t('forget')}
          checked={then.forget}
          disabled={readOnly}
          onCheckedChange={(checked) => onChange({ ...then, forget: checked === true })}
        />
      )
    case 'handoff':
      return (
        <>
          <Field label={t('queue')} className="max-w-80">
            <Select
              value={then.queueId || fallback}
              disabled={readOnly}
              onValueChange={(queueId) => onChange({ ...then, queueId: queueId === fallback ? '' : queueId })}
              options={[{ value: fallback, label: t('fallback') }, ...queues.map(({ id, name }) => ({ value: id, label: name }))]}
            />
          </Field>
          <Field group label={t('message')}>
            <LocalTemplateField value={then.message} readOnly={readOnly} onChange={(message) => onChange({ ...then, message })} />
          </Field>
        </>
      )
  }
}
