'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { RuleAction } from '../../../flows/document/policy.ts'
import { Input } from '../../ui/input.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Select } from '../../ui/select.tsx'
import { ListEditor } from '../inspector/list-editor.tsx'
import { CardPicker, FlowPicker, QueuePicker } from '../inspector/pickers.tsx'
import { TemplateInput } from '../inspector/template-input.tsx'
import { useView } from '../model/designer-context.tsx'
import { useQueues } from '../model/use-queues.ts'
import { actionLooks } from './action-chips.tsx'

const kinds = Object.keys(actionLooks) as RuleAction['kind'][]

/** What a rule does, in order. */
export function ActionsEditor({
  actions,
  onChange,
  onLeave,
  disabled,
}: {
  actions: readonly RuleAction[]
  onChange: (actions: RuleAction[]) => void
  onLeave: () => void
  disabled: boolean
}) {
  const t = useTranslations('designer.rules')
  const { queues } = useQueues()
  const fresh = (kind: RuleAction['kind']): RuleAction => {
    const queueId = queues[0]?.id ?? ''
    switch (kind) {
      case 'handoff':
        return { kind, queueId, priority: 0, message: {} }
      case 'offerHuman':
        return { kind, queueId, message: {} }
      case 'tag':
        return { kind, tag: t('sampleTag') }
      case 'priority':
        return { kind, priority: 5 }
      case 'ticket':
        return { kind, subject: {}, ticketType: 'general' }
      case 'notify':
        return { kind, message: '' }
      case 'goToFlow':
        return { kind, flowId: 'main' }
      case 'needsAttention':
        return { kind }
    }
  }
  return (
    <ListEditor<RuleAction>
      items={actions}
      // A rule does at least one thing: the last one is changed, not removed.
      onChange={(next) => next.length > 0 && onChange(next)}
      create={() => fresh('tag')}
      addLabel={t('addAction')}
      max={8}
      disabled={disabled}
      row={(action, put) => (
        <div className="flex flex-col gap-1.5">
          <Select
            size="sm"
            aria-label={t('action')}
            value={action.kind}
            disabled={disabled}
            onValueChange={(kind) => put(fresh(kind))}
            options={kinds.map((kind) => ({ value: kind, label: t(`actions.${kind}`), icon: actionLooks[kind].icon }))}
          />
          <ActionFields action={action} put={put} onLeave={onLeave} disabled={disabled} />
        </div>
      )}
    />
  )
}

function ActionFields({
  action,
  put,
  onLeave,
  disabled,
}: {
  action: RuleAction
  put: (action: RuleAction) => void
  onLeave: () => void
  disabled: boolean
}): ReactNode {
  const t = useTranslations('designer.rules')
  const language = useView((state) => state.language)
  switch (action.kind) {
    case 'handoff':
    case 'offerHuman':
      return (
        <>
          <QueuePicker label={t('queue')} value={action.queueId} onChange={(queueId) => put({ ...action, queueId })} disabled={disabled} />
          <TemplateInput
            label={t('message')}
            placeholder={t('message')}
            value={action.message[language] ?? ''}
            onChange={(text) => put({ ...action, message: { ...action.message, [language]: text } })}
            onLeave={onLeave}
            disabled={disabled}
          />
          {action.kind === 'handoff' && (
            <span className="grid grid-cols-2 gap-1.5">
              <NumberField
                aria-label={t('priority')}
                unit={t('priority')}
                value={action.priority}
                min={0}
                max={9}
                onValueChange={(priority) => put({ ...action, priority })}
                disabled={disabled}
              />
              <CardPicker
                label={t('afterCard')}
                placeholder={t('afterCard')}
                value={action.afterCardId}
                onChange={(afterCardId) => put({ ...action, afterCardId })}
                onClear={() => {
                  const { afterCardId: _, ...rest } = action
                  put(rest)
                }}
                disabled={disabled}
              />
            </span>
          )}
        </>
      )
    case 'tag':
      return (
        <Input
          size="sm"
          aria-label={t('actions.tag')}
          value={action.tag}
          maxLength={60}
          onChange={(event) => event.target.value !== '' && put({ ...action, tag: event.target.value })}
          onBlur={onLeave}
          disabled={disabled}
        />
      )
    case 'priority':
      return (
        <NumberField
          aria-label={t('priority')}
          value={action.priority}
          min={0}
          max={9}
          onValueChange={(priority) => put({ ...action, priority })}
          disabled={disabled}
        />
      )
    case 'ticket':
      return (
        <TemplateInput
          label={t('subject')}
          placeholder={t('subject')}
          rows={1}
          value={action.subject[language] ?? ''}
          onChange={(text) => put({ ...action, subject: { ...action.subject, [language]: text } })}
          onLeave={onLeave}
          disabled={disabled}
        />
      )
    case 'notify':
      return (
        <TemplateInput
          label={t('notice')}
          placeholder={t('notice')}
          rows={1}
          maxLength={500}
          value={action.message}
          onChange={(message) => put({ ...action, message })}
          onLeave={onLeave}
          disabled={disabled}
        />
      )
    case 'goToFlow':
      return (
        <FlowPicker
          label={t('actions.goToFlow')}
          value={action.flowId}
          onChange={(flowId) => put({ ...action, flowId })}
          disabled={disabled}
        />
      )
    case 'needsAttention':
      return <p className="text-ink-meta">{t('attentionHint')}</p>
  }
}
