import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Project } from '../../flows/document/project.ts'
import type { CoverageFigures } from '../../flows/scenarios/coverage.ts'
import type { MutationScore } from '../../flows/scenarios/mutation/mutation-score.ts'
import type { Scenario } from '../../flows/scenarios/scenario.ts'
import type { Outcome, SuiteReport, SuiteWork } from './suite-work.ts'

export type SuiteState = {
  /** What is being done; `total` 0: of unknown length. */
  job: { kind: SuiteWork['kind']; done: number; total: number } | null
  /** Why the last job broke off; empty: it did not. */
  problem: string
  /** The last run, and the project it was on: after an edit it is no longer the last word. */
  run: { outcomes: Record<string, Outcome>; figures: CoverageFigures; project: Project; scenarios: readonly Scenario[] } | null
  score: { result: MutationScore; project: Project; scenarios: readonly Scenario[] } | null
}

/** Begins a job on a thread of its own. @returns what ends the thread */
export type StartThread = (work: SuiteWork, on: { report(report: SuiteReport): void; problem(message: string): void }) => () => void

export type SuiteStore = StoreApi<SuiteState> & {
  run(input: { project: Project; scenarios: readonly Scenario[] }): Promise<void>
  score(input: { project: Project; scenarios: readonly Scenario[] }): Promise<void>
  /** @returns null when it was cancelled or failed */
  generate(input: Omit<Extract<SuiteWork, { kind: 'generate' }>, 'kind'>): Promise<Scenario[] | null>
  cancel(): void
}

/** Runs, generates and scores scenarios on a thread of their own, one job at a time; a new one or `cancel` ends the one under way. */
export function createSuiteStore(startThread: StartThread): SuiteStore {
  const store = createStore<SuiteState>()(() => ({ job: null, problem: '', run: null, score: null }))
  let stop: (() => void) | null = null

  function start(work: SuiteWork): Promise<SuiteReport | null> {
    stop?.()
    store.setState({ job: { kind: work.kind, done: 0, total: 0 }, problem: '' })
    return new Promise((settle) => {
      let ended = false
      const end = (report: SuiteReport | null, problem = ''): void => {
        if (ended) return
        ended = true
        endThread()
        stop = null
        store.setState({ job: null, problem })
        settle(report)
      }
      const endThread = startThread(work, {
        problem: (message) => end(null, message),
        report: (report) => {
          if (ended) return
          if (report.kind === 'progress') store.setState({ job: { kind: work.kind, done: report.done, total: report.total } })
          else end(report)
        },
      })
      stop = () => end(null)
    })
  }

  return {
    ...store,
    async run({ project, scenarios }) {
      const report = await start({ kind: 'run', project, scenarios })
      if (report?.kind !== 'ran') return
      const outcomes = Object.fromEntries(report.outcomes.map((outcome) => [outcome.scenarioId, outcome]))
      store.setState({ run: { outcomes, figures: report.figures, project, scenarios } })
    },
    async score({ project, scenarios }) {
      const report = await start({ kind: 'score', project, scenarios })
      if (report?.kind === 'scored') store.setState({ score: { result: report.score, project, scenarios } })
    },
    async generate(input) {
      const report = await start({ kind: 'generate', ...input })
      return report?.kind === 'generated' ? report.scenarios : null
    },
    cancel: () => stop?.(),
  }
}
