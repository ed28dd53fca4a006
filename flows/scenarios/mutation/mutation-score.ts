import type { Project } from '../../document/project.ts'
import { compile } from '../../engine/compile.ts'
import type { Understand } from '../moment.ts'
import { runScenario } from '../run-scenario.ts'
import type { Scenario } from '../scenario.ts'
import { type Mutant, mutate } from './mutate-project.ts'

export type MutationScore = {
  total: number
  /** Mistakes at least one scenario notices. */
  noticed: number
  /** Those that nobody would notice: what to write a scenario for. */
  survivors: Omit<Mutant, 'project'>[]
}

/**
 * Would the suite notice a mistake? Small mistakes are made one at a time and the suite is run on each until a scenario fails.
 * With `most`, that many mistakes spread evenly over all; `onProgress` hears how many were tried. A suite that fails on the project itself scores nothing.
 */
export function mutationScore({
  project,
  scenarios,
  most = Number.POSITIVE_INFINITY,
  understand,
  onProgress,
}: {
  project: Project
  scenarios: readonly Scenario[]
  most?: number
  understand?: Understand
  onProgress?(done: number, total: number): void
}): MutationScore {
  const all = [...mutate(project)]
  const stride = Math.max(1, all.length / most)
  const chosen = all.filter((_, index) => Math.floor(index / stride) !== Math.floor((index - 1) / stride))
  const notices = (changed: Project): boolean => {
    const program = compile(changed)
    return scenarios.some((scenario) => !runScenario({ program, scenario, ...(understand ? { understand } : {}) }).passed)
  }
  if (notices(project)) return { total: chosen.length, noticed: 0, survivors: chosen.map(withoutProject) }
  const survivors = chosen
    .filter((mutant, index) => {
      onProgress?.(index, chosen.length)
      return !notices(mutant.project)
    })
    .map(withoutProject)
  return { total: chosen.length, noticed: chosen.length - survivors.length, survivors }
}

function withoutProject({ project: _, ...mutant }: Mutant): Omit<Mutant, 'project'> {
  return mutant
}
