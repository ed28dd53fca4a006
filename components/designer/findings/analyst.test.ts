import { produce } from 'immer'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { analyse } from '../../../flows/analysis/analyse.ts'
import type { Finding } from '../../../flows/analysis/finding.ts'
import { applyPatch } from '../../../flows/document/patch.ts'
import type { Project } from '../../../flows/document/project.ts'
import { bigProject } from '../../../flows/testing/big-project.ts'
import { createAnalyst, type StartThread } from './analyst.ts'
import type { FindingsWork } from './findings-worker.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A thread that answers when told to. */
function slowThread() {
  const posted: FindingsWork[] = []
  let project = {} as Project
  let on: Parameters<StartThread>[0] | null = null
  const started = vi.fn()
  const start: StartThread = (given) => {
    started()
    on = given
    project = {} as Project
    return { post: (work) => void posted.push(structuredClone(work)), stop: () => undefined }
  }
  return {
    start,
    started,
    posted,
    answer() {
      const work = posted.at(-1)
      if (work?.kind === 'analyse') project = applyPatch(project, work.patch) as Project
      on?.report({ kind: 'findings', findings: analyse(project) })
    },
    break: () => on?.problem(),
  }
}

const rename = (project: Project, name: string): Project =>
  produce(project, (draft) => {
    const card = draft.flows.main?.cards.c1
    if (card) card.name = name
  })
const breakLink = (project: Project): Project =>
  produce(project, (draft) => {
    delete draft.flows.main?.links['s0.next']
  })

test('the limits of the channels are part of every look', () => {
  const thread = slowThread()
  const analyst = createAnalyst({ startThread: thread.start, queues: null, channels: ['wechat'], onFindings: () => undefined })
  analyst.look(bigProject(2))
  expect(thread.posted.at(-1)).toMatchObject({ kind: 'analyse', channels: ['wechat'] })
})

test('findings are those of the analysis itself, and only the change travels', () => {
  const thread = slowThread()
  let findings: Finding[] = []
  const analyst = createAnalyst({ startThread: thread.start, queues: null, channels: [], onFindings: (found) => (findings = found) })
  const project = bigProject(50)
  analyst.look(project)
  thread.answer()
  expect(findings).toEqual(analyse(project))
  const broken = breakLink(project)
  analyst.look(broken)
  vi.advanceTimersByTime(100)
  thread.answer()
  expect(findings).toEqual(analyse(broken))
  expect(findings.length).toBeGreaterThan(0)
  expect(JSON.stringify(thread.posted[1]).length).toBeLessThan(JSON.stringify(thread.posted[0]).length / 50)
})

test('while one request runs the next waits, and is about the latest project', () => {
  const thread = slowThread()
  const analyst = createAnalyst({ startThread: thread.start, queues: null, channels: [], onFindings: () => undefined })
  let project = bigProject(3)
  analyst.look(project)
  for (const name of ['a', 'ab', 'abc']) {
    project = rename(project, name)
    analyst.look(project)
    vi.advanceTimersByTime(100)
  }
  expect(thread.posted).toHaveLength(1)
  thread.answer()
  expect(thread.posted).toHaveLength(2)
  expect(JSON.stringify(thread.posted[1])).toContain('"abc"')
})

test('a thread that broke is replaced at the next change, and gets everything', () => {
  const thread = slowThread()
  let findings: Finding[] = []
  const analyst = createAnalyst({ startThread: thread.start, queues: null, channels: [], onFindings: (found) => (findings = found) })
  const project = bigProject(3)
  analyst.look(project)
  thread.break()
  const broken = breakLink(project)
  analyst.look(broken)
  vi.advanceTimersByTime(100)
  expect(thread.started).toHaveBeenCalledTimes(2)
  thread.answer()
  expect(findings).toEqual(analyse(broken))
})
