import { type Project, parseLinkKey } from '../document/project.ts'
import type { Moment } from '../scenarios/moment.ts'
import type { ScenarioExpectation } from '../scenarios/scenario.ts'
import type { Finding, FindingCode } from './finding.ts'

/** What a counter-example has to bring about. */
export type Goal = {
  flowId: string
  cardId: string
  /** The channel it must happen on; any, where it is absent. */
  channel?: string
  isReached: (moment: Moment) => boolean
  /** What a scenario that plays it can expect at its end; absent: who has the conversation then. */
  expect?: ScenarioExpectation[]
}

/** About no way there is: nothing leads there, or it is about the flow as it stands. */
const withoutWay: ReadonlySet<FindingCode> = new Set(['unreachableCard', 'startCardMissing', 'recursion'])

/** Whether a conversation can be shown that leads to what the finding is about, if one is found. */
export function hasWay(project: Project, finding: Finding): boolean {
  return goalOf(project, finding) !== null
}

export function goalOf(project: Project, finding: Finding): Goal | null {
  const { code, flowId, cardId, nodeId } = finding
  const flow = Object.hasOwn(project.flows, flowId) ? project.flows[flowId] : undefined
  if (!flow || withoutWay.has(code)) return null
  if (code === 'noWayToHuman')
    return { flowId, cardId: flow.startCardId, isReached: (moment) => moment.state.owner === 'closed' || asksInVain(moment) }
  if (cardId === undefined || !Object.hasOwn(flow.cards, cardId)) return null
  const arrived = ({ trace }: Moment) =>
    trace.some(
      (entry) =>
        entry.kind === 'node' && entry.flowId === flowId && entry.cardId === cardId && (nodeId === undefined || entry.nodeId === nodeId),
    )
  const goal: Goal = { flowId, cardId, isReached: arrived, expect: [{ kind: 'card', flowId, cardId }] }
  return { ...goal, ...special(project, finding, arrived) }
}

/** Where being there is not enough. */
function special(project: Project, finding: Finding, arrived: Goal['isReached']): Partial<Goal> {
  const { flowId, nodeId, portId, variableId = '', params } = finding
  const leaves = (nodeIds: readonly string[], port?: string) => (moment: Moment) =>
    moment.trace.some(
      (entry) =>
        entry.kind === 'port' && entry.flowId === flowId && nodeIds.includes(entry.nodeId) && (port === undefined || entry.portId === port),
    )
  switch (finding.code) {
    case 'openPort':
    case 'openFailurePort':
    case 'brokenLink':
      return { isReached: leaves([nodeId ?? ''], portId) }
    case 'emptyCard': {
      // An empty card leaves no trace of its own: what leads to it does.
      const into = Object.entries(project.flows[flowId]?.links ?? {}).filter(([, target]) => target === finding.cardId)
      const ports = into.map(([key]) => parseLinkKey(key))
      return { isReached: (moment) => ports.some((port) => leaves([port.nodeId], port.portId)(moment)), expect: [] }
    }
    case 'unsetVariable':
      return { isReached: (moment) => arrived(moment) && isEmpty(moment.state.variables[variableId]) }
    case 'noWayToHumanFrom':
      return { isReached: (moment) => arrived(moment) && asksInVain(moment) }
    case 'loopWithoutWaiting':
    case 'endlessRecursion':
      return { isReached: (moment) => arrived(moment) && moment.trace.some(({ kind }) => kind === 'limit') }
    case 'tooManyMessages':
      return {
        channel: params.channel ?? 'web',
        isReached: (moment) => arrived(moment) && (moment.state.said ?? 0) > Number(params.most),
      }
    case 'textTooLong':
    case 'choicesAsNumbers':
      return { channel: params.channel ?? 'web' }
    default:
      return {}
  }
}

/** The customer wants a person and the bot can only go on. */
function asksInVain({ state, commands }: Moment): boolean {
  return state.owner === 'bot' && commands.some((command) => command.kind === 'needsAttention' && command.reason === 'asked')
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}
