'use client'
import { useTranslations } from 'next-intl'
import type { RuleAction } from '../../flows/document/policy.ts'
import type { Project } from '../../flows/document/project.ts'
import { LocalTemplateField, TemplateField } from '../designer/inspector/template-field.tsx'
import { Combobox } from '../ui/combobox.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { NumberField } from '../ui/number-field.tsx'
import { Select } from '../ui/select.tsx'
import { KeptInput } from './kept-input.tsx'

type RuleActionFieldsProps = {
  action: RuleAction
  project: Project
  queues: { id: string; name: string }[]
  readOnly: boolean
  onChange(action: RuleAction): void
}

/** The settings of one action. */
export function RuleActionFields({ action, project, queues, readOnly, onChange }: RuleActionFieldsProps) {
  const t = useTranslations('tabs.rules')
  const priority = (value: number, put: (value: number) => void) => (
    <Field label={t('priority')} help={t('priorityHelp')} className="w-40">
      <NumberField value={value} min={0} max={9} disabled={readOnly} onValueChange={put} />
    </Field>
  )
  switch (action.kind) {
    case 'handoff':
    case 'offerHuman':
      return (
        <>
          <div className="flex flex-wrap gap-3">
            <Field label={t('queue')} className="min-w-40 flex-1">
              <Select
                value={action.queueId || project.settings.fallbackQueueId}
                disabled={readOnly}
                placeholder={t('noQueue')}
                onValueChange={(queueId) => onChange({ ...action, queueId })}
                options={queues.map((queue) => ({ value: queue.id, label: queue.name }))}
              />
            </Field>
            {action.kind === 'handoff' && (
              <>
                {priority(action.priority, (value) => onChange({ ...action, priority: value }))}
                <Field label={t('afterCard')} className="min-w-40 flex-1">
                  <Combobox
                    value={action.afterCardId ?? back}
                    disabled={readOnly}
                    onValueChange={(id) => {
                      const { afterCardId: _, ...rest } = action
                      onChange(id === back ? rest : { ...rest, afterCardId: id })
                    }}
                    options={[{ value: back, label: t('afterBack') }, ...cardsOf(project)]}
                  />
                </Field>
              </>
            )}
          </div>
          <Field group label={t('message')}>
            <LocalTemplateField
              inFlow={false}
              value={action.message}
              readOnly={readOnly}
              onChange={(message) => onChange({ ...action, message })}
            />
          </Field>
        </>
      )
    case 'tag':
      return (
        <KeptInput
          value={action.tag}
          readOnly={readOnly}
          maxLength={60}
          aria-label={t('tag')}
          className="w-60"
          onChange={(tag) => onChange({ ...action, tag })}
        />
      )
    case 'priority':
      return priority(action.priority, (value) => onChange({ ...action, priority: value }))
    case 'ticket':
      return (
        <>
          <Field group label={t('subject')}>
            <LocalTemplateField
              inFlow={false}
              value={action.subject}
              readOnly={readOnly}
              onChange={(subject) => onChange({ ...action, subject })}
            />
          </Field>
          <Field label={t('ticketType')} className="w-60">
            <Input
              value={action.ticketType}
              readOnly={readOnly}
              maxLength={60}
              onChange={(event) => onChange({ ...action, ticketType: event.target.value })}
            />
          </Field>
        </>
      )
    case 'notify':
      return (
        <TemplateField
          inFlow={false}
          value={action.message}
          readOnly={readOnly}
          placeholder={t('notifyHint')}
          label={t('notifyHint')}
          onChange={(text) => onChange({ ...action, message: text.slice(0, 500) })}
        />
      )
    case 'goToFlow':
      return (
        <Select
          value={action.flowId}
          disabled={readOnly}
          aria-label={t('action.goToFlow')}
          className="w-60"
          onValueChange={(flowId) => onChange({ ...action, flowId })}
          options={Object.values(project.flows).map((flow) => ({ value: flow.id, label: flow.name }))}
        />
      )
    case 'needsAttention':
      return <p className="text-ink-meta text-sm">{t('needsAttentionHint')}</p>
  }
}

// No card id has a colon.
const back = ':back'

function cardsOf(project: Project): { value: string; label: string; group: string }[] {
  return Object.values(project.flows).flatMap((flow) =>
    Object.values(flow.cards).map((card) => ({ value: card.id, label: card.name, group: flow.name })),
  )
}
