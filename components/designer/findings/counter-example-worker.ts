import { counterExample } from '../../../flows/analysis/counter-example.ts'
import type { Finding } from '../../../flows/analysis/finding.ts'
import type { Language } from '../../../flows/document/primitives.ts'
import type { Project } from '../../../flows/document/project.ts'
import type { Scenario } from '../../../flows/scenarios/scenario.ts'

export type CounterExampleWork = { project: Project; finding: Finding; language: Language }
/** null: none was found within the limits of the search. */
export type CounterExampleReport = Scenario | null

self.onmessage = ({ data: { project, finding, language } }: MessageEvent<CounterExampleWork>): void => {
  self.postMessage((counterExample(project, finding, language) ?? null) satisfies CounterExampleReport)
}
