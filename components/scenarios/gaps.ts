import type { Project } from '../../flows/document/project.ts'
import { parseLinkKey } from '../../flows/document/project.ts'
import type { Coverage } from '../../flows/scenarios/coverage.ts'
import type { Mutant } from '../../flows/scenarios/mutation/mutate-project.ts'
import type { Place } from '../designer/place.ts'

/** Something no scenario went through: where it is, and for a port or a condition which one. */
export type Gap = { key: string; place: Place; portId?: string; part?: number; held?: boolean }

/** Takes a key of `CoverageFigures.*.missing` apart (flows/scenarios/coverage.ts says how they are made). */
export function gapOf(kind: keyof Coverage, key: string, project: Project): Gap {
  if (kind === 'rules') return { key, place: { ruleId: key } }
  if (kind === 'conditions') {
    const [ruleId = '', part = '0', outcome] = key.split('.')
    return { key, place: { ruleId }, part: Number(part), held: outcome === 'held' }
  }
  const { nodeId: flowId, portId: rest } = parseLinkKey(key)
  if (kind === 'cards') return { key, place: { flowId, cardId: rest } }
  const { nodeId, portId } = parseLinkKey(rest)
  return { key, place: placeOfNode(project, flowId, nodeId), portId }
}

/** Where a mistake nobody would notice was made. */
export function placeOfSurvivor({ flowId, cardId, nodeId, ruleId }: Omit<Mutant, 'project'>, project: Project): Place {
  if (ruleId) return { ruleId }
  return cardId ? { flowId, cardId, nodeId } : placeOfNode(project, flowId, nodeId)
}

function placeOfNode(project: Project, flowId: string, nodeId: string): Place {
  const card = Object.values(project.flows[flowId]?.cards ?? {}).find(({ nodes }) => nodes.some(({ id }) => id === nodeId))
  return { flowId, nodeId, ...(card ? { cardId: card.id } : {}) }
}
