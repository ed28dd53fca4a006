import { analyse } from '../../../flows/analysis/analyse.ts'
import type { Finding } from '../../../flows/analysis/finding.ts'
import { type Fix, fixesFor } from '../../../flows/analysis/fix.ts'
import type { NamedQueue } from '../../../flows/analysis/fixes/proposal.ts'
import { applyPatch, type Patch } from '../../../flows/document/patch.ts'
import type { Project } from '../../../flows/document/project.ts'

export type FindingsWork =
  | { kind: 'analyse'; patch: Patch; queueIds: string[] | null; channels: readonly string[] }
  | { kind: 'fixes'; number: number; finding: Finding; queues: NamedQueue[] | null }
export type FindingsReport = { kind: 'findings'; findings: Finding[] } | { kind: 'fixes'; number: number; fixes: Fix[] }

/** The same objects from one edit to the next, so that only the changed card is analysed again. */
let project = {} as Project

self.onmessage = ({ data: work }: MessageEvent<FindingsWork>): void => {
  if (work.kind === 'analyse') {
    project = applyPatch(project, work.patch) as Project
    report({
      kind: 'findings',
      findings: analyse(project, { ...(work.queueIds ? { queueIds: work.queueIds } : {}), channels: work.channels }),
    })
  } else {
    const fixes = fixesFor(work.finding, project, work.queues ? { queues: work.queues } : {})
    report({ kind: 'fixes', number: work.number, fixes })
  }
}

function report(message: FindingsReport): void {
  self.postMessage(message)
}
