import type { Project } from '../../document/project.ts'
import type { Scenario } from '../scenario.ts'

/** How many draws of chance are tried where a flow decides by it. */
const MAX_SEEDS = 8

/** A Monday morning; where opening hours matter also the middle of the night of a Sunday; where chance decides other draws of it. */
export function starts(world: Scenario, project: Project): Scenario[] {
  const hours = project.settings.calendars.length > 0 ? [world.startsAt, '2026-01-11T03:10'] : [world.startsAt]
  const seeds = hasSplit(project) ? Array.from({ length: MAX_SEEDS }, (_, index) => index + 1) : [world.seed]
  return [
    ...hours.map((startsAt) => ({ ...world, startsAt })),
    ...seeds.filter((seed) => seed !== world.seed).map((seed) => ({ ...world, seed })),
  ]
}

function hasSplit({ flows }: Project): boolean {
  return Object.values(flows).some((flow) => Object.values(flow.cards).some((card) => card.nodes.some(({ type }) => type === 'split')))
}
