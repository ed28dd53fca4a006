import { usedQueues } from './lead-on.ts'
import { newId, nodePath, type Place, type Proposal } from './proposal.ts'

/** The weekdays of a calendar that is made because one is missing. */
const WEEKDAYS = ['1', '2', '3', '4', '5']

/** A queue for a node, a rule, a global trigger, or for customers in trouble. */
export function chooseQueue(place: Place): Proposal[] {
  const { finding, project, queues } = place
  const known = queues.length > 0 ? queues : usedQueues(project).map((id) => ({ id, name: id }))
  const fallback = project.settings.fallbackQueueId
  const path = queuePath(place)
  const isFallback = path.at(-1) === 'fallbackQueueId'
  const others = known.filter(({ id }) => id !== finding.params.id).slice(0, 3)
  return [
    ...(isFallback || fallback === '' ? [] : [{ code: 'useFallbackQueue' as const, edits: [{ do: 'set' as const, path, value: '' }] }]),
    ...others.map(
      ({ id, name }): Proposal => ({
        code: isFallback ? 'chooseFallbackQueue' : 'chooseQueue',
        params: { queue: name },
        edits: [{ do: 'set', path, value: id }],
      }),
    ),
  ]
}

/** Where the queue in question is written. */
function queuePath(place: Place): string[] {
  const { finding, project } = place
  if (finding.nodeId !== undefined) return nodePath(place, 'settings', 'queueId')
  if (finding.listenerId !== undefined) return ['listeners', finding.listenerId, 'then', 'queueId']
  const rule = project.policy.rules.find(({ id }) => id === finding.ruleId)
  const at = rule?.then.findIndex(
    (action) => 'queueId' in action && (finding.params.id === undefined || action.queueId === finding.params.id),
  )
  if (rule && at !== undefined) return ['policy', 'rules', rule.id, 'then', String(at), 'queueId']
  return ['settings', 'fallbackQueueId']
}

export const chooseFallbackQueue = (place: Place): Proposal[] =>
  chooseQueue({ ...place, finding: { code: 'noFallbackQueue', severity: 'warning', flowId: '', params: {} } })

export function chooseCalendar(place: Place): Proposal[] {
  const { project } = place
  const path = nodePath(place, 'settings', 'calendarId')
  const [calendar] = project.settings.calendars
  if (calendar) return [{ code: 'chooseCalendar', params: { calendar: calendar.name }, edits: [{ do: 'set', path, value: calendar.id }] }]
  const made = {
    id: newId(project, 'hours'),
    name: project.defaultLanguage === 'en' ? 'Opening hours' : '营业时间',
    timezone: 'Asia/Shanghai',
    week: Object.fromEntries(WEEKDAYS.map((day) => [day, [{ from: '09:00', to: '18:00' }]])),
    closedDays: [],
    workdays: [],
  }
  return [
    {
      code: 'newCalendar',
      edits: [
        { do: 'insert', path: ['settings', 'calendars'], value: made },
        { do: 'set', path, value: made.id },
      ],
    },
  ]
}

/** The flows a run-flow may run instead. */
export function chooseFlow(place: Place): Proposal[] {
  const { project, node } = place
  if (node?.type !== 'run-flow') return []
  return Object.values(project.flows)
    .filter(({ id }) => id !== project.entryFlowId && id !== place.flow?.id)
    .slice(0, 3)
    .map(({ id, name }) => ({
      code: 'chooseFlow',
      params: { flow: name },
      edits: [{ do: 'set', path: nodePath(place, 'settings', 'flowId'), value: id }],
    }))
}

/** An intent a card asks for and that is gone comes back without examples; or the route goes. */
export function makeIntent({ finding }: Place): Proposal[] {
  const { id } = finding.params
  if (id === undefined) return []
  return [
    {
      code: 'newIntent',
      params: { intent: id },
      edits: [{ do: 'insert', path: ['intents'], value: { id, name: id, description: '', examples: {} } }],
    },
  ]
}

export function setTimezone({ finding, project }: Place): Proposal[] {
  const at = project.settings.calendars.findIndex(({ timezone }) => timezone === finding.params.timezone)
  const path = ['settings', 'calendars', String(at), 'timezone']
  return [{ code: 'setTimezone', params: { timezone: 'Asia/Shanghai' }, edits: [{ do: 'set', path, value: 'Asia/Shanghai' }] }]
}

/** What a flow is given that it does not take, or what is taken that it does not give: the row goes. */
export function removeRow(place: Place): Proposal[] {
  const { finding, node } = place
  const list = finding.field ?? ''
  const key = list === 'inputs' ? 'input' : 'output'
  const rows = node?.settings[list]
  if (!Array.isArray(rows)) return []
  const value = rows.filter((row: Record<string, unknown>) => row[key] !== finding.params.name)
  return [
    {
      code: 'removeRow',
      params: { name: finding.params.name ?? '' },
      edits: [{ do: 'set', path: nodePath(place, 'settings', list), value }],
    },
  ]
}

/** An input that is needed gets the variable of the same name, if there is one; or it need not be given. */
export function giveInput(place: Place): Proposal[] {
  const { finding, node, project } = place
  const flow = typeof node?.settings.flowId === 'string' ? project.flows[node.settings.flowId] : undefined
  const input = flow?.inputs?.find(({ name }) => name === finding.params.name)
  if (!flow || !input || !node) return []
  const given = Array.isArray(node.settings.inputs) ? node.settings.inputs : []
  const value = [...given.filter((row: Record<string, unknown>) => row.input !== input.id), { input: input.id, expression: input.id }]
  return [
    { code: 'giveVariable', params: { name: input.name }, edits: [{ do: 'set', path: nodePath(place, 'settings', 'inputs'), value }] },
    {
      code: 'makeOptional',
      params: { name: input.name, flow: flow.name },
      edits: [{ do: 'set', path: ['flows', flow.id, 'inputs', input.id, 'required'], value: false }],
    },
  ]
}
