import type { Language } from '../../../flows/document/primitives.ts'
import type { Project } from '../../../flows/document/project.ts'
import { portLabel, portsOf } from '../../designer/node-look.ts'
import type { Place } from '../../designer/place.ts'

/** The rule or the card by its name; with its flow where there are several. */
export function placeName({ flowId = '', cardId = '', ruleId }: Place, project: Project): string {
  if (ruleId) return project.policy.rules.find(({ id }) => id === ruleId)?.name ?? ruleId
  const flow = project.flows[flowId]
  const card = flow?.cards[cardId]?.name || cardId
  return flow && Object.keys(project.flows).length > 1 ? `${flow.name} · ${card}` : card
}

/** What stands on a port. */
export function portName({
  place: { flowId = '', cardId = '', nodeId },
  portId,
  project,
  language,
}: {
  place: Place
  portId: string
  project: Project
  language: Language
}): string {
  const node = project.flows[flowId]?.cards[cardId]?.nodes.find(({ id }) => id === nodeId)
  const port = node && portsOf(node).find(({ id }) => id === portId)
  return node && port ? portLabel(port, node, project, language) : portId
}
