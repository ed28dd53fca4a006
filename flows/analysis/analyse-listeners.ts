import type { Listener } from '../document/listener.ts'
import { isEmptyCondition } from '../expressions/condition.ts'
import { checkCondition } from './check-texts.ts'
import type { AnalysisContext } from './context.ts'
import type { Finding, FindingCode } from './finding.ts'

/** What is wrong with the global triggers. One that is off is left alone. */
export function analyseListeners(context: AnalysisContext): Finding[] {
  const listeners = (context.project.listeners ?? []).filter(({ enabled }) => enabled)
  return [...listeners.flatMap((listener) => analyseListener(context, listener)), ...shadowed(listeners)]
}

/** The first that fits acts: one whose words an earlier one takes never does. */
function shadowed(listeners: readonly Listener[]): Finding[] {
  return listeners.flatMap((listener, index): Finding[] => {
    const by = listeners.slice(0, index).find((earlier) => takesAll(earlier.on, listener.on))
    if (!by) return []
    const params = { listener: listener.name, by: by.name }
    return [{ code: 'shadowedListener', severity: 'warning', flowId: '', listenerId: listener.id, params }]
  })
}

function takesAll(earlier: Listener['on'], later: Listener['on']): boolean {
  if (earlier.kind === 'keywords' && later.kind === 'keywords') {
    const plain = (words: readonly string[]) => words.map((word) => word.trim().toLowerCase()).filter((word) => word !== '')
    const taken = plain(earlier.words)
    const wanted = plain(later.words)
    if (wanted.length === 0 || (earlier.match === 'whole' && later.match === 'part')) return false
    return wanted.every((word) => taken.some((each) => (earlier.match === 'part' ? word.includes(each) : word === each)))
  }
  if (earlier.kind === 'intent' && later.kind === 'intent')
    return earlier.intentId === later.intentId && earlier.threshold <= later.threshold
  return earlier.kind === later.kind && (earlier.kind === 'human' || earlier.kind === 'startOver')
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
