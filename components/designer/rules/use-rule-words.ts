'use client'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { Rule, RuleAction } from '../../../flows/document/policy.ts'
import { useDocument } from '../model/designer-context.tsx'
import { useQueues } from '../model/use-queues.ts'

/** Rules in words: where, how often, what they do. */
export function useRuleWords() {
  const t = useTranslations('designer.rules')
  const flows = useDocument((document) => document.project.flows)
  const { queueName } = useQueues()
  return useMemo(() => {
    const detailOf = (action: RuleAction): string => {
      switch (action.kind) {
        case 'handoff':
          return action.priority > 0
            ? `${queueName(action.queueId)} · ${t('priorityOf', { priority: action.priority })}`
            : queueName(action.queueId)
        case 'offerHuman':
          return queueName(action.queueId)
        case 'tag':
          return action.tag
        case 'priority':
          return String(action.priority)
        case 'notify':
          return action.message
        case 'ticket':
          return Object.values(action.subject)[0] ?? ''
        case 'goToFlow':
          return flows[action.flowId]?.name ?? action.flowId
        case 'needsAttention':
          return ''
      }
    }
    return {
      scope: ({ scope }: Rule) =>
        scope.flowIds.length === 0 ? t('everywhere') : scope.flowIds.map((id) => flows[id]?.name ?? id).join(' · '),
      frequency: ({ frequency }: Rule) =>
        frequency.kind === 'cooldown' ? t('frequency.cooldownOf', { minutes: frequency.minutes }) : t(`frequency.${frequency.kind}`),
      action: (action: RuleAction): { name: string; detail: string } => ({ name: t(`actions.${action.kind}`), detail: detailOf(action) }),
    }
  }, [t, flows, queueName])
}
