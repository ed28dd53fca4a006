import type { Finding } from '../../../flows/analysis/finding.ts'
import type { Fix } from '../../../flows/analysis/fix.ts'
import type { NamedQueue } from '../../../flows/analysis/fixes/proposal.ts'
import { makePatch } from '../../../flows/document/patch.ts'
import type { Project } from '../../../flows/document/project.ts'
import type { FindingsReport, FindingsWork } from './findings-worker.ts'

type Thread = { post(work: FindingsWork): void; stop(): void }
export type StartThread = (on: { report(report: FindingsReport): void; problem(): void }) => Thread

/** Changes this close together are analysed once. */
const WAIT_MS = 80

export type Analyst = {
  look(project: Project): void
  /** What can be done about a finding; none when the thread breaks meanwhile. */
  fixes(finding: Finding): Promise<Fix[]>
  stop(): void
}

/**
 * Has the latest project analysed on another thread: only what changed is sent, one request at a time, so that however fast
 * somebody types, findings are of a moment ago and never a queue behind. A thread that broke is replaced at the next change.
 */
export function createAnalyst(options: {
  startThread: StartThread
  queues: readonly NamedQueue[] | null
  /** Kinds of the workspace's channels. */
  channels: readonly string[]
  onFindings(findings: Finding[]): void
}): Analyst {
  const { startThread, channels, onFindings } = options
  const queues = options.queues?.map(({ id, name }) => ({ id, name })) ?? null
  const queueIds = queues?.map(({ id }) => id) ?? null
  let thread: Thread | null = null
  let sent: Project | null = null
  let wanted: Project | null = null
  let busy = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const asked = new Map<number, (fixes: Fix[]) => void>()
  let number = 0

  const giveUp = (): void => {
    thread?.stop()
    thread = null
    sent = null
    busy = false
    for (const answer of asked.values()) answer([])
    asked.clear()
  }
  const take = (report: FindingsReport): void => {
    if (report.kind === 'fixes') {
      asked.get(report.number)?.(report.fixes)
      asked.delete(report.number)
      return
    }
    busy = false
    onFindings(report.findings)
    send()
  }
  const send = (): void => {
    if (busy || !wanted || wanted === sent) return
    thread ??= startThread({ report: take, problem: giveUp })
    busy = true
    thread.post({ kind: 'analyse', patch: makePatch(sent ?? {}, wanted), queueIds, channels })
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
    fixes(finding) {
      if (!thread) return Promise.resolve([])
      const { promise, resolve } = Promise.withResolvers<Fix[]>()
      number += 1
      asked.set(number, resolve)
      thread.post({ kind: 'fixes', number, finding, queues })
      return promise
    },
    stop() {
      clearTimeout(timer)
      giveUp()
      wanted = null
    },
  }
}
