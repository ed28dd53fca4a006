import type { Project } from '../../../flows/document/project.ts'
import { isRecord } from '../../../flows/document/same.ts'

/** How many nodes look for an entity. */
export function entityUses({ flows }: Project, entityId: string): number {
  return Object.values(flows)
    .flatMap((flow) => Object.values(flow.cards))
    .flatMap((card) => card.nodes)
    .filter(({ settings }) => Array.isArray(settings.items) && settings.items.some((item) => isRecord(item) && item.entityId === entityId))
    .length
}
