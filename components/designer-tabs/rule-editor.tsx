'use client'
import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Rule, RuleAction } from '../../flows/document/policy.ts'
import type { Project } from '../../flows/document/project.ts'
import { LocalTemplateField } from '../designer-next/inspector/template-field.tsx'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Input } from '../ui/input.tsx'
import { NumberField } from '../ui/number-field.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Select } from '../ui/select.tsx'
import { ConditionBuilder } from './condition-builder.tsx'
import { conditionFields } from './condition-fields.ts'

type RuleEditorProps = {
  rule: Rule
  project: Project
  queues: { id: string; name: string }[]
  readOnly: boolean
  onChange(part: Partial<Rule>): void
}
const kinds = ['handoff', 'offerHuman', 'needsAttention', 'tag', 'priority', 'ticket', 'notify', 'goToFlow'] as const

/** Everything of one rule: when, what then, how often. */
export function RuleEditor({ rule, project, queues, readOnly, onChange }: RuleEditorProps) {
  const t = useTranslations('tabs.rules')
  const words = useTranslations('designerTabs')
  const setAction = (index: number, action: RuleAction): void =>
    onChange({ then: rule.then.map((each, at) => (at === index ? action : each)) })
  return (
    <div className="flex flex-col gap-4 border-line border-t px-4 py-4">
      <Field label={t('name')}>
        <Input
          value={rule.name}
          readOnly={readOnly}
          maxLength={120}
          onChange={(event) => onChange({ name: event.target.value || rule.name })}
        />
      </Field>
      <Field label={t('when')}>
        <ConditionBuilder
          value={rule.when}
          onChange={(when) => onChange({ when })}
          fields={conditionFields(project, words)}
          project={project}
        />
      </Field>
      <section>
        <h4 className="mb-1.5 text-ink-2">{t('actions')}</h4>
        <div className="flex flex-col gap-2">
          {rule.then.map((action, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: actions have no identity of their own
            <div key={index} className="flex gap-2 rounded-md border border-line p-2.5">
              <div className="flex min-w-0 flex-1 flex-col gap-2">
                <Select
                  aria-label={t('actions')}
                  value={action.kind}
                  disabled={readOnly}
                  onValueChange={(kind) => setAction(index, freshAction(kind, queues[0]?.id ?? '', project))}
                  options={kinds.map((kind) => ({ value: kind, label: t(`action.${kind}`) }))}
                />
                <ActionFields
                  action={action}
                  project={project}
                  queues={queues}
                  readOnly={readOnly}
                  onChange={(next) => setAction(index, next)}
                />
              </div>
              {!readOnly && rule.then.length > 1 && (
                <IconButton
                  size="sm"
                  label={t('remove')}
                  icon={X}
                  onClick={() => onChange({ then: rule.then.filter((_, at) => at !== index) })}
                />
              )}
            </div>
          ))}
          {!readOnly && rule.then.length < 8 && (
            <Button
              size="sm"
              icon={Plus}
              className="self-start"
              onClick={() => onChange({ then: [...rule.then, { kind: 'tag', tag: 'tag' }] })}
            >
              {t('addAction')}
            </Button>
          )}
        </div>
      </section>
      <div className="flex items-center gap-2">
        <Segmented
          label={t('edit')}
          value={rule.frequency.kind}
          onValueChange={(kind) => onChange({ frequency: kind === 'cooldown' ? { kind, minutes: 10 } : { kind } })}
          segments={(['always', 'once', 'cooldown'] as const).map((kind) => ({
            value: kind,
            label: t(`frequency.${kind}`),
            disabled: readOnly,
          }))}
        />
        {rule.frequency.kind === 'cooldown' && (
          <NumberField
            value={rule.frequency.minutes}
            min={1}
            max={10080}
            unit={t('minutes')}
            disabled={readOnly}
            aria-label={t('minutes')}
            onValueChange={(minutes) => onChange({ frequency: { kind: 'cooldown', minutes } })}
          />
        )}
      </div>
    </div>
  )
}

function ActionFields({
  action,
  project,
  queues,
  readOnly,
  onChange,
}: {
  action: RuleAction
  project: Project
  queues: { id: string; name: string }[]
  readOnly: boolean
  onChange(action: RuleAction): void
}) {
  const t = useTranslations('tabs.rules')
  switch (action.kind) {
    case 'handoff':
    case 'offerHuman':
      return (
        <>
          <Field label={t('queue')}>
            <Select
              value={action.queueId}
              disabled={readOnly}
              onValueChange={(queueId) => onChange({ ...action, queueId })}
              options={queues.map((queue) => ({ value: queue.id, label: queue.name }))}
            />
          </Field>
          {action.kind === 'handoff' && (
            <Field label={t('priority')}>
              <NumberField
                value={action.priority}
                min={0}
                max={9}
                disabled={readOnly}
                onValueChange={(priority) => onChange({ ...action, priority })}
              />
            </Field>
          )}
          <Field label={t('message')}>
            <LocalTemplateField value={action.message} readOnly={readOnly} onChange={(message) => onChange({ ...action, message })} />
          </Field>
        </>
      )
    case 'tag':
      return (
        <Input
          value={action.tag}
          readOnly={readOnly}
          maxLength={60}
          aria-label={t('tag')}
          onChange={(event) => onChange({ ...action, tag: event.target.value })}
        />
      )
    case 'priority':
      return (
        <NumberField
          value={action.priority}
          min={0}
          max={9}
          disabled={readOnly}
          aria-label={t('priority')}
          onValueChange={(priority) => onChange({ ...action, priority })}
        />
      )
    case 'notify':
      return (
        <Input
          value={action.message}
          readOnly={readOnly}
          maxLength={500}
          aria-label={t('text')}
          onChange={(event) => onChange({ ...action, message: event.target.value })}
        />
      )
    case 'ticket':
      return <LocalTemplateField value={action.subject} readOnly={readOnly} onChange={(subject) => onChange({ ...action, subject })} />
    case 'goToFlow':
      return (
        <Select
          value={action.flowId}
          disabled={readOnly}
          onValueChange={(flowId) => onChange({ ...action, flowId })}
          options={Object.values(project.flows).map((flow) => ({ value: flow.id, label: flow.name }))}
        />
      )
    default:
      return null
  }
}

function freshAction(kind: RuleAction['kind'], queueId: string, project: Project): RuleAction {
  switch (kind) {
    case 'handoff':
      return { kind, queueId, priority: 0, message: {} }
    case 'offerHuman':
      return { kind, queueId, message: {} }
    case 'tag':
      return { kind, tag: 'tag' }
    case 'priority':
      return { kind, priority: 1 }
    case 'ticket':
      return { kind, subject: {}, ticketType: 'general' }
    case 'notify':
      return { kind, message: '' }
    case 'goToFlow':
      return { kind, flowId: project.entryFlowId }
    default:
      return { kind: 'needsAttention' }
  }
}
