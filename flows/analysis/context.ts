import type { Card, Flow, Intent, Project } from '../document/project.ts'
import { createEnvironment, type ExpressionEnvironment } from '../expressions/environment.ts'
import type { AnalyseOptions } from './analyse.ts'
import type { Finding } from './finding.ts'

/** What every check may look at. */
export type AnalysisContext = {
  project: Project
  environment: ExpressionEnvironment
  intents: ReadonlySet<string>
  calendars: ReadonlySet<string>
  /** Null: not known, not checked. */
  queues: ReadonlySet<string> | null
  /** Kinds of channels whose limits count. */
  channels: readonly string[]
  /** Findings of a card's nodes, remembered as long as the things they depend on stay the same objects. */
  cards: WeakMap<Card, { flow: Flow; findings: Finding[] }>
  /** Per flow, for flows with inputs, outputs or locals of their own. */
  environments: WeakMap<Flow, ExpressionEnvironment>
}

/** What node findings depend on besides the card. Documents are immutable, so identity says whether they changed. */
type Keep = {
  variables: Project['variables']
  settings: Project['settings']
  intents: Intent[]
  flowIds: string
  languages: Project['languages']
  queueIds: string
  made: Pick<AnalysisContext, 'environment' | 'environments' | 'cards' | 'intents' | 'calendars' | 'queues'>
}

/** One project is edited at a time; the last few are kept for comparing versions. */
const recent: Keep[] = []

export function createContext(project: Project, { queueIds, channels = [] }: AnalyseOptions): AnalysisContext {
  const flowIds = Object.keys(project.flows).join(' ')
  const queueKey = queueIds ? queueIds.join(' ') : '?'
  let keep = recent.find(
    (item) =>
      item.variables === project.variables &&
      item.settings === project.settings &&
      item.intents === project.intents &&
      item.languages === project.languages &&
      item.flowIds === flowIds &&
      item.queueIds === queueKey,
  )
  if (!keep) {
    const { variables, settings, intents, languages } = project
    keep = {
      variables,
      settings,
      intents,
      languages,
      flowIds,
      queueIds: queueKey,
      made: {
        environment: createEnvironment(project),
        environments: new WeakMap(),
        cards: new WeakMap(),
        intents: new Set(intents.map((intent) => intent.id)),
        calendars: new Set(settings.calendars.map((calendar) => calendar.id)),
        queues: queueIds ? new Set(queueIds) : null,
      },
    }
    recent.unshift(keep)
    recent.length = Math.min(recent.length, 4)
  }
  return { project, channels, ...keep.made }
}
