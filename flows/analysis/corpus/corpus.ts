import type { Project } from '../../document/project.ts'
import { templates } from '../../templates/index.ts'
import { channels, orderlyChannels } from './channels.ts'
import { conditions, orderlyConditions } from './conditions.ts'
import type { Flawed } from './flawed.ts'
import { orderlyReferences, references } from './references.ts'
import { orderlyTexts, texts } from './texts.ts'
import { orderlyValues, values } from './values.ts'
import { orderlyWays, ways } from './ways.ts'

/** Small projects with one flaw each, together with every one of the analysis's codes. */
export const flawedProjects: Flawed[] = [...ways, ...values, ...conditions, ...references, ...texts, ...channels]

/** Projects nothing is wrong with, most of them near misses of a flawed one. */
export const cleanProjects: Record<string, Project> = {
  ...orderlyWays,
  ...orderlyValues,
  ...orderlyConditions,
  ...orderlyReferences,
  ...orderlyTexts,
  ...orderlyChannels,
  ...Object.fromEntries(templates.map(({ id, project }) => [`template ${id}`, project])),
}
