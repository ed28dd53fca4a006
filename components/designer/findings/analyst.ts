import type { Finding } from '../../../flows/analysis/finding.ts'
import type { Project } from '../../../flows/document/project.ts'
import { deltaOf } from './delta.ts'
import type { FindingsWork } from './findings-worker.ts'

type Thread = { post(work: FindingsWork): void; stop(): void }
export type StartThread = (on: { report(findings: Finding[]): void; problem(): void }) => Thread

/** Changes this close together are analysed once. */
const WAIT_MS = 80

export type Analyst = { look(project: Project): void; stop(): void }

/**
 * Has the latest project analysed on another thread: only what changed is sent, one request at a time, so that however fast
 * somebody types, findings are of a moment ago and never a queue behind. A thread that broke is replaced at the next change.
 */
export function createAnalyst(options: {
  startThread: StartThread
  queueIds: readonly string[] | null
  onFindings(findings: Finding[]): void
}): Analyst {
  const { startThread, onFindings } = options
  const queueIds = options.queueIds && [...options.queueIds]
  let thread: Thread | null = null
  let sent: Project | null = null
  let wanted: Project | null = null
  let busy = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const giveUp = (): void => {
    thread?.stop()
    thread = null
    sent = null
    busy = false
  }
  const send = (): void => {
    if (busy || !wanted || wanted === sent) return
    thread ??= startThread({
      report(findings) {
        busy = false
        onFindings(findings)
        send()
      },
      problem: giveUp,
    })
    busy = true
    thread.post({ delta: deltaOf(sent ?? {}, wanted), queueIds })
    sent = wanted
  }
  return {
    look(project) {
      wanted = project
      clearTimeout(timer)
      // The first look does not wait.
      if (sent) timer = setTimeout(send, WAIT_MS)
      else send()
    },
    stop() {
      clearTimeout(timer)
      giveUp()
      wanted = null
    },
  }
}
