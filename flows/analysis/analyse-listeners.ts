import type { Listener } from '../document/listener.ts'
import { isEmptyCondition } from '../expressions/condition.ts'
import { checkCondition } from './check-texts.ts'
import type { AnalysisContext } from './context.ts'
import type { Finding, FindingCode } from './finding.ts'

/** What is wrong with the global triggers. One that is off is left alone. */
export function analyseListeners(context: AnalysisContext): Finding[] {
  return (context.project.listeners ?? []).filter(({ enabled }) => enabled).flatMap((listener) => analyseListener(context, listener))
}

function analyseListener({ project, environment, intents, queues }: AnalysisContext, listener: Listener): Finding[] {
  const findings: Finding[] = []
  const add = (code: FindingCode, params: Record<string, string> = {}, extra: Partial<Finding> = {}) =>
    findings.push({
      code,
      severity: 'error',
      flowId: '',
      listenerId: listener.id,
      params: { listener: listener.name, ...params },
      ...extra,
    })
  const { on, then } = listener
  if (on.kind === 'intent' && !intents.has(on.intentId)) add('listenerIntent')
  if (on.kind === 'keywords' && on.words.every((word) => word.trim() === '')) add('emptyListener')
  if (on.kind === 'expression') {
    if (isEmptyCondition(on.when)) add('emptyListener')
    else for (const problem of checkCondition(environment, on.when)) add('expression', { field: 'when' }, { problem })
  }
  if (then.kind === 'runFlow' || then.kind === 'goTo') {
    const flow = Object.hasOwn(project.flows, then.flowId) ? project.flows[then.flowId] : undefined
    if (!flow) add('unknownFlow', { id: then.flowId })
    else if (then.kind === 'goTo' && then.cardId !== undefined && !Object.hasOwn(flow.cards, then.cardId))
      add('unknownCard', { id: then.cardId })
  }
  if (then.kind === 'handoff') {
    const queueId = then.queueId || project.settings.fallbackQueueId
    if (queueId === '') add('nothingChosen', { field: 'queueId' })
    else if (queues && !queues.has(queueId)) add('unknownQueue', { id: queueId })
  }
  return findings
}
