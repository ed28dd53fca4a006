import type { Rule, RuleAction } from '../../flows/document/policy.ts'
import type { Project } from '../../flows/document/project.ts'
import { newLocalId } from '../designer/document/operations.ts'
import type { Translate } from './translate.ts'

type Source = { project: Project; queues: { id: string; name: string }[]; t: Translate }

/** A rule that already makes sense: an unhappy customer goes to a person. It only watches until it is switched on. */
export function createRule({ project, queues, t }: Source): Rule {
  return {
    id: newLocalId('r'),
    name: t('newName'),
    when: { kind: 'all', items: [{ kind: 'compare', field: 'signals.sentiment', operator: 'lessOrEqual', value: -0.5 }] },
    then: [createAction('handoff', { project, queues, t })],
    state: 'shadow',
    frequency: { kind: 'once' },
    scope: { flowIds: [], channels: [] },
    stopHere: false,
  }
}

export function duplicateRule(rule: Rule, t: Translate): Rule {
  const copy = JSON.parse(JSON.stringify(rule)) as Rule
  return { ...copy, id: newLocalId('r'), name: t('copyName', { name: rule.name }).slice(0, 120), state: 'shadow' }
}

/** An action with settings that can stand as they are. */
export function createAction(kind: RuleAction['kind'], { project, queues, t }: Source): RuleAction {
  const queueId = project.settings.fallbackQueueId || (queues[0]?.id ?? '')
  switch (kind) {
    case 'handoff':
      return { kind, queueId, priority: 3, message: {} }
    case 'offerHuman':
      return { kind, queueId, message: {} }
    case 'needsAttention':
      return { kind }
    case 'tag':
      return { kind, tag: t('newTag') }
    case 'priority':
      return { kind, priority: 5 }
    case 'ticket':
      return { kind, subject: Object.fromEntries(project.languages.map((each) => [each, t('newTicket')])), ticketType: 'general' }
    case 'notify':
      return { kind, message: '' }
    case 'goToFlow':
      return { kind, flowId: project.entryFlowId }
  }
}
