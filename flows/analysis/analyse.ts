import type { Project } from '../document/project.ts'
import { analyseChannels } from './analyse-channels.ts'
import { analyseFlow } from './analyse-flow.ts'
import { analyseListeners } from './analyse-listeners.ts'
import { analyseNodes } from './analyse-nodes.ts'
import { analyseProject } from './analyse-project.ts'
import { analyseRules } from './analyse-rules.ts'
import { analyseVariables } from './analyse-variables.ts'
import { createContext } from './context.ts'
import type { Finding, Severity } from './finding.ts'

export type AnalyseOptions = {
  /** Ids of the workspace's queues; without it queue references are not checked. */
  queueIds?: readonly string[]
  /** Kinds of the channels it is for (`wechat`); their limits are kept to. None: not checked. */
  channels?: readonly string[]
}

/**
 * Everything wrong or doubtful in a project, worst first. Pure and quick enough to run while typing: what was found in a card
 * is remembered for that card object, so after an edit only the changed card is looked at again.
 */
export function analyse(project: Project, options: AnalyseOptions = {}): Finding[] {
  const context = createContext(project, options)
  const findings = [...analyseProject(context), ...analyseRules(context), ...analyseListeners(context), ...analyseVariables(context)]
  for (const flow of Object.values(project.flows)) {
    for (const card of Object.values(flow.cards)) for (const finding of analyseNodes(context, flow, card)) findings.push(finding)
    for (const finding of analyseFlow(context, flow)) findings.push(finding)
    for (const finding of analyseChannels(context, flow)) findings.push(finding)
  }
  return findings.sort((a, b) => rank[a.severity] - rank[b.severity])
}

const rank: Record<Severity, number> = { error: 0, warning: 1, note: 2 }

/** True when nothing stands in the way of publishing. */
export function isPublishable(findings: readonly Finding[]): boolean {
  return findings.every((finding) => finding.severity !== 'error')
}
