import { isTimezone } from '../calendar/local-time.ts'
import type { Flow, Project } from '../document/project.ts'
import { builtinNames } from '../expressions/builtins.ts'
import { analyseIntents } from './analyse-intents.ts'
import { alwaysRuns } from './analyse-traps.ts'
import type { AnalysisContext } from './context.ts'
import type { Finding } from './finding.ts'
import { flowGraph } from './flow-graph.ts'

/** Fewer examples than this and an intent is a guess. */
const MIN_EXAMPLES = 5

/** What concerns the project as a whole: entry, variables, intents, settings. */
export function analyseProject(context: AnalysisContext): Finding[] {
  const { project, queues } = context
  const findings: Finding[] = []
  if (!Object.hasOwn(project.flows, project.entryFlowId))
    findings.push({ code: 'entryFlowMissing', severity: 'error', flowId: '', params: {} })
  const seen = new Set<string>()
  for (const { id, name } of project.variables) {
    if (builtinNames.has(id))
      findings.push({ code: 'reservedVariable', severity: 'error', flowId: '', variableId: id, params: { name, id } })
    if (seen.has(id)) findings.push({ code: 'duplicateVariable', severity: 'error', flowId: '', variableId: id, params: { name, id } })
    seen.add(id)
  }
  const used = new Set(usedIntents(context))
  for (const intent of project.intents) {
    const count = Object.values(intent.examples).reduce((sum, examples) => sum + (examples?.length ?? 0), 0)
    if (used.has(intent.id) && count < MIN_EXAMPLES)
      findings.push({
        code: 'fewExamples',
        severity: 'warning',
        flowId: '',
        intentId: intent.id,
        params: { intent: intent.name, count: String(count), wanted: String(MIN_EXAMPLES) },
      })
  }
  for (const calendar of project.settings.calendars) {
    if (!isTimezone(calendar.timezone))
      findings.push({
        code: 'badTimezone',
        severity: 'error',
        flowId: '',
        params: { calendar: calendar.name, timezone: calendar.timezone },
      })
  }
  const { fallbackQueueId } = project.settings
  if (fallbackQueueId === '') findings.push({ code: 'noFallbackQueue', severity: 'warning', flowId: '', params: {} })
  else if (queues && !queues.has(fallbackQueueId))
    findings.push({ code: 'unknownQueue', severity: 'error', flowId: '', params: { id: fallbackQueueId } })
  reportRecursion(context, findings)
  reportUnusedFlows(context, findings)
  return [...findings, ...analyseIntents(context)]
}

function* usedIntents({ project }: AnalysisContext): Iterable<string> {
  for (const flow of Object.values(project.flows)) {
    for (const card of Object.values(flow.cards)) {
      for (const node of card.nodes) {
        if (node.type !== 'intent' || !Array.isArray(node.settings.routes)) continue
        for (const route of node.settings.routes as { intentId?: unknown }[]) if (typeof route?.intentId === 'string') yield route.intentId
      }
    }
  }
}

/** Flows that run each other in a circle fill the call stack. */
function reportRecursion({ project }: AnalysisContext, findings: Finding[]): void {
  for (const flow of Object.values(project.flows)) {
    const seen = new Set<string>()
    const queue = flowGraph(flow).calls.map((call) => call.flowId)
    for (let at = 0; at < queue.length; at++) {
      const id = queue[at] ?? ''
      if (id === flow.id) {
        const call = flowGraph(flow).calls[0]
        const isEndless = isRunForEver(project, flow)
        findings.push({
          code: isEndless ? 'endlessRecursion' : 'recursion',
          severity: isEndless ? 'error' : 'warning',
          flowId: flow.id,
          ...(call ? { cardId: call.cardId, nodeId: call.nodeId } : {}),
          params: { flow: flow.name },
        })
        break
      }
      if (seen.has(id) || !Object.hasOwn(project.flows, id)) continue
      seen.add(id)
      const next = project.flows[id]
      if (next) for (const call of flowGraph(next).calls) queue.push(call.flowId)
    }
  }
}

/** Whatever happens in it, the flow comes to running itself: directly, or through flows that do nothing else either. */
function isRunForEver(project: Project, flow: Flow): boolean {
  const seen = new Set<string>()
  const surely = [flow]
  for (let at = 0; at < surely.length; at++) {
    const from = surely[at]
    if (!from) continue
    for (const { flowId } of flowGraph(from).calls) {
      const next = Object.hasOwn(project.flows, flowId) ? project.flows[flowId] : undefined
      if (!next || seen.has(flowId) || !alwaysRuns(project, from, flowId)) continue
      if (flowId === flow.id) return true
      seen.add(flowId)
      surely.push(next)
    }
  }
  return false
}

/** Flows that neither a card, a rule nor a listener runs. */
function reportUnusedFlows({ project }: AnalysisContext, findings: Finding[]): void {
  // Without an entry nothing is known about what runs what.
  if (!Object.hasOwn(project.flows, project.entryFlowId)) return
  const run = new Set([project.entryFlowId])
  for (const flow of Object.values(project.flows)) for (const { flowId } of flowGraph(flow).calls) run.add(flowId)
  for (const rule of project.policy.rules) for (const action of rule.then) if (action.kind === 'goToFlow') run.add(action.flowId)
  for (const { then } of project.listeners ?? []) if ('flowId' in then) run.add(then.flowId)
  for (const flow of Object.values(project.flows))
    if (!run.has(flow.id)) findings.push({ code: 'unusedFlow', severity: 'warning', flowId: flow.id, params: { flow: flow.name } })
}
