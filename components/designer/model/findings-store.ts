import type { Patch } from 'immer'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Finding } from '../../../flows/analysis/finding.ts'
import type { Project } from '../../../flows/document/project.ts'
import type { DocumentStore } from './document-store.ts'

export type FindingsState = {
  findings: Finding[]
  errors: number
  warnings: number
  /** Per card of any flow, worst first. */
  byCard: Record<string, Finding[]>
  /** The document they belong to; older than the open one while the worker thinks. */
  ready: boolean
}
export type FindingsStore = StoreApi<FindingsState> & { setQueues(queueIds: readonly string[] | null): void; stop(): void }

/** What the worker is told: a whole project, or what changed in the one it has. */
export type AnalysisRequest =
  | { kind: 'project'; project: Project; queueIds: readonly string[] | null }
  | { kind: 'patches'; patches: Patch[] }
  | { kind: 'queues'; queueIds: readonly string[] | null }

const debounce = 200

/** Findings of the open document, worked out beside the page. The worker keeps its own copy and gets patches: little to send, and what did not change is not looked at again. */
export function createFindingsStore(documents: DocumentStore, createWorker: () => Worker): FindingsStore {
  const store = createStore<FindingsState>()(() => ({ findings: [], errors: 0, warnings: 0, byCard: {}, ready: false }))
  const worker = createWorker()
  let pending: Patch[] = []
  let whole = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let queues: readonly string[] | null = null
  const send = (request: AnalysisRequest) => worker.postMessage(request)
  const sendAll = () => send({ kind: 'project', project: documents.getState().document.project, queueIds: queues })
  worker.onmessage = ({ data }: MessageEvent<Finding[]>) => store.setState({ ...grouped(data), ready: true })
  sendAll()
  const leave = documents.onPatches((patches) => {
    if (patches) pending.push(...patches.filter((patch) => patch.path[0] !== 'layout'))
    // A path of one step replaces the whole project.
    whole ||= patches === null || pending.some((patch) => patch.path.length < 2)
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (whole) sendAll()
      else if (pending.length > 0) send({ kind: 'patches', patches: pending })
      pending = []
      whole = false
    }, debounce)
  })
  return {
    ...store,
    setQueues(queueIds) {
      queues = queueIds
      send({ kind: 'queues', queueIds })
    },
    stop() {
      clearTimeout(timer)
      leave()
      worker.terminate()
    },
  }
}

function grouped(findings: Finding[]): Omit<FindingsState, 'ready'> {
  const byCard: Record<string, Finding[]> = {}
  for (const finding of findings) {
    if (finding.cardId === undefined) continue
    byCard[finding.cardId] ??= []
    byCard[finding.cardId]?.push(finding)
  }
  const count = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity).length
  return { findings, byCard, errors: count('error'), warnings: count('warning') }
}
