import { applyPatches, enablePatches } from 'immer'
import { analyse } from '../../../flows/analysis/analyse.ts'
import type { Project } from '../../../flows/document/project.ts'
import type { AnalysisRequest } from './findings-store.ts'

enablePatches()

// Patches keep the objects that did not change, which is what the analysis remembers its findings by.
let document: { project: Project } | null = null
let queueIds: readonly string[] | null = null

self.onmessage = ({ data }: MessageEvent<AnalysisRequest>) => {
  if (data.kind === 'project') {
    document = { project: data.project }
    queueIds = data.queueIds
  } else if (data.kind === 'queues') queueIds = data.queueIds
  else if (document) document = applyPatches(document, data.patches)
  if (document) self.postMessage(analyse(document.project, queueIds ? { queueIds } : {}))
}
