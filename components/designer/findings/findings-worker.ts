import { analyse } from '../../../flows/analysis/analyse.ts'
import type { Finding } from '../../../flows/analysis/finding.ts'
import type { Project } from '../../../flows/document/project.ts'
import { applyDelta, type Delta } from './delta.ts'

export type FindingsWork = { delta: Delta; queueIds: string[] | null }
export type FindingsReport = Finding[]

/** The same objects from one edit to the next, so that only the changed card is analysed again. */
let project = {} as Project

self.onmessage = ({ data: { delta, queueIds } }: MessageEvent<FindingsWork>): void => {
  project = applyDelta(project, delta)
  self.postMessage(analyse(project, queueIds ? { queueIds } : {}) satisfies FindingsReport)
}
