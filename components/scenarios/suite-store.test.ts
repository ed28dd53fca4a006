import { describe, expect, test } from 'vitest'
import { afterSalesProject as project } from '../../flows/templates/after-sales/project.ts'
import { createSuiteStore, type StartThread } from './suite-store.ts'
import { doSuiteWork, type SuiteWork } from './suite-work.ts'

/** Threads that work when they are told to. */
function threads() {
  const open: { work: SuiteWork; on: Parameters<StartThread>[1]; ended: boolean }[] = []
  const startThread: StartThread = (work, on) => {
    const thread = { work, on, ended: false }
    open.push(thread)
    return () => {
      thread.ended = true
    }
  }
  const go = (at = 0): void => {
    const { work, on } = open[at] ?? {}
    if (!work || !on) throw new Error('no thread')
    // As a browser does it: what is handed over is a copy.
    doSuiteWork(structuredClone(work), (report) => on.report(structuredClone(report)))
  }
  return { open, go, suite: createSuiteStore(startThread) }
}

async function generated() {
  const { suite, go } = threads()
  const waiting = suite.generate({ project, language: 'zh-CN' })
  go()
  const scenarios = await waiting
  if (!scenarios) throw new Error('nothing generated')
  return scenarios
}

describe('a suite of scenarios', { timeout: 30_000 }, () => {
  test('that was generated passes, and fails in words once a text is changed', async () => {
    const scenarios = await generated()
    const { suite, go, open } = threads()
    const first = suite.run({ project, scenarios })
    expect(suite.getState().job).toMatchObject({ kind: 'run' })
    go()
    await first
    const { run, job } = suite.getState()
    expect(job).toBeNull()
    expect(open[0]?.ended).toBe(true)
    expect(Object.values(run?.outcomes ?? {}).every(({ passed }) => passed)).toBe(true)
    expect(run?.figures.cards.missing).toEqual([])

    const text = JSON.stringify(project).replaceAll('想办什么？', '需要什么？')
    const changed = suite.run({ project: JSON.parse(text), scenarios })
    go(1)
    await changed
    const failed = Object.values(suite.getState().run?.outcomes ?? {}).filter(({ passed }) => !passed)
    expect(failed.length).toBeGreaterThan(0)
    expect(failed[0]?.steps[0]?.unmet[0]).toMatchObject({ expectation: { kind: 'says', text: '想办什么？' } })
    expect(failed[0]?.steps[0]?.said).toContain('需要什么？')
  })

  test('is scored, with progress on the way', async () => {
    const scenarios = await generated()
    const { suite, go } = threads()
    const seen: number[] = []
    suite.subscribe(({ job }) => job && job.total > 0 && seen.push(job.done / job.total))
    const scoring = suite.score({ project, scenarios })
    go()
    await scoring
    const { noticed = 0, total = 1 } = suite.getState().score?.result ?? {}
    expect(noticed / total).toBeGreaterThan(0.9)
    expect(seen.length).toBe(total)
    // Every mistake is played: seconds on a busy machine.
  })

  test('stops when told, and takes nothing from a thread that was stopped', async () => {
    const { suite, go, open } = threads()
    const waiting = suite.generate({ project, language: 'en' })
    suite.cancel()
    expect(await waiting).toBeNull()
    expect(open[0]?.ended).toBe(true)
    go()
    expect(suite.getState()).toMatchObject({ job: null, run: null })
  })

  test('says when its thread broke', async () => {
    const { suite, open } = threads()
    const waiting = suite.run({ project, scenarios: [] })
    open[0]?.on.problem('out of memory')
    await waiting
    expect(suite.getState()).toMatchObject({ job: null, problem: 'out of memory', run: null })
  })
})
