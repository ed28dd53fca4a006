import type { Project } from '../../document/project.ts'
import { isRecord } from '../../document/same.ts'
import type { CompiledNode } from '../../engine/program.ts'
import type { Json, JsonObject } from '../../engine/types.ts'
import { wakeAt } from '../../engine/wake-at.ts'
import type { Moment, Stage } from '../moment.ts'
import type { ScenarioAct } from '../scenario.ts'
import { answersTo, extractable, neutral, nonsense, photo } from './customer-answers.ts'
import type { Wish } from './wishes.ts'

/** What could happen next that may make a difference: what the customer can say, what people and the clock can do. */
export type Candidates = {
  /** Belong to this very situation. */
  own: ScenarioAct[]
  /** Could happen anywhere: an intent, a mood, a wish for a person. */
  anywhere: ScenarioAct[]
}

export function candidateActs(stage: Stage, moment: Moment, wishes: readonly Wish[]): Candidates {
  const { state } = moment
  const own = (...acts: ScenarioAct[]): Candidates => ({ own: acts, anywhere: [] })
  if (state.owner === 'closed') return own()
  if (state.owner === 'agent') return own({ kind: 'return' }, { kind: 'resolve', outcome: 'resolved', continueFlow: true })
  const wake = wakeAt(state)
  const pause: ScenarioAct[] = wake === null ? [] : [{ kind: 'silence', seconds: Math.max(1, Math.ceil((wake - moment.now) / 1000)) }]
  if (state.owner === 'queue') return own({ kind: 'accept', agentName: '' }, { kind: 'leave' }, ...pause)
  const { waiting } = state
  if (waiting?.kind === 'offer') return own({ kind: 'say', text: '好的' }, { kind: 'say', text: '不用' }, ...pause)
  const answers = answersTo(stage.program.project, waitingNode(stage, moment), wishes)
  if (waiting?.kind !== 'customer') return own(...pause, ...answers)
  const choices = (waiting.choices ?? []).map((choice): ScenarioAct => ({ kind: 'choose', choiceId: choice.id }))
  return {
    own: [...choices, ...answers, ...pause],
    anywhere: [
      ...intentActs(stage.program.project),
      ...spokenWishes(stage.program.project, wishes),
      ...extractable(stage.program.project).map((text): ScenarioAct => ({ kind: 'say', text, understanding: neutral })),
      { kind: 'askHuman' },
      { kind: 'leave' },
    ],
  }
}

/** What is no answer, again and again, until the flow gives up asking. A person who is offered is declined. */
export function insist(stage: Stage, moment: Moment): ScenarioAct | null {
  const { owner, waiting } = moment.state
  if (owner !== 'bot') return null
  if (waiting?.kind === 'offer') return { kind: 'say', text: '不用' }
  if (waiting?.kind !== 'customer') return null
  // Any words answer a question for text; a picture alone does not.
  const settings = waitingNode(stage, moment)?.parsed.settings
  if (isRecord(settings) && settings.answer === 'text') return photo
  return { kind: 'say', text: nonsense, understanding: neutral }
}

/** Customers for whom a condition comes out one way or the other. */
export function customerActs(wishes: readonly Wish[]): ScenarioAct[] {
  const acts: ScenarioAct[] = []
  for (const wish of wishes) {
    const attributes: JsonObject = {}
    let tags: string[] | undefined
    for (const [path, value] of Object.entries(wish)) {
      if (!path.startsWith('customer.')) continue
      const field = path.replace(/^customer\.(attributes\.)?/, '')
      if (field === 'tags')
        tags = (Array.isArray(value) ? value : [value]).filter((tag) => typeof tag === 'string' && tag !== '') as string[]
      else attributes[field] = value
    }
    if (tags?.length || Object.keys(attributes).length > 0) acts.push({ kind: 'customer', attributes, ...(tags ? { tags } : {}) })
  }
  return acts
}

function waitingNode({ program }: Stage, { state }: Moment): CompiledNode | undefined {
  const nodeId = state.waiting && 'nodeId' in state.waiting ? state.waiting.nodeId : null
  const flowId = state.stack.at(-1)?.flowId
  return nodeId && flowId ? program.flows.get(flowId)?.nodes.get(nodeId) : undefined
}

/**
 * An example of every intent, understood without doubt, and one in which no choice is named (else the choice would be taken);
 * and words of which it is unsure between two.
 */
function intentActs(project: Project): ScenarioAct[] {
  const { intents } = project
  const named = choiceNames(project)
  const says = intents.flatMap(({ id, name, examples }) => {
    const texts = Object.values(examples).flat()
    const [first = name] = texts
    const unnamed = texts.find((text) => !named.some((each) => text.toLowerCase().includes(each))) ?? first
    return [...new Set([first, unnamed])].map(
      (text): ScenarioAct => ({ kind: 'say', text, understanding: { ...neutral, intents: [{ id, score: 0.96 }] } }),
    )
  })
  const [first, second] = intents
  if (first && second) {
    const unsure = [
      { id: first.id, score: 0.6 },
      { id: second.id, score: 0.58 },
    ]
    says.push({ kind: 'say', text: '嗯……', understanding: { ...neutral, intents: unsure } })
  }
  return says
}

const namesOf = new WeakMap<Project, string[]>()

/** What customers may say to take a choice, anywhere in the project; in small letters. */
function choiceNames(project: Project): string[] {
  let names = namesOf.get(project)
  if (names) return names
  const choices = Object.values(project.flows)
    .flatMap((flow) => Object.values(flow.cards).flatMap((card) => card.nodes))
    .flatMap(({ settings }) => (Array.isArray(settings.choices) ? settings.choices.filter(isRecord) : []))
  names = choices
    .flatMap(({ label, synonyms }) => [...(isRecord(label) ? Object.values(label) : []), ...(Array.isArray(synonyms) ? synonyms : [])])
    .map((name) => String(name).toLowerCase())
    .filter((name) => name !== '')
  namesOf.set(project, names)
  return names
}

/** Wishes that a customer's words can fulfil: mood, topics, urgency, the text itself. */
function spokenWishes(project: Project, wishes: readonly Wish[]): ScenarioAct[] {
  const acts: ScenarioAct[] = []
  for (const wish of wishes) {
    const understanding: Record<string, Json> = {}
    let text = ''
    for (const [path, value] of Object.entries(wish)) {
      const [head, field = ''] = path.split('.')
      if (head !== 'signals' && head !== 'message') continue
      if (field === 'text' && typeof value === 'string') text = value
      if (field === 'sentiment' || field === 'sentimentTrend') understanding.sentiment = Math.max(-1, Math.min(1, Number(value) || 0))
      if (field === 'asksForHuman' || field === 'urgent') understanding[field] = value === true
      if (field === 'topics') understanding.topics = Array.isArray(value) ? value : [value]
      if (field === 'intent' && typeof value === 'string' && project.intents.some((intent) => intent.id === value))
        understanding.intents = [{ id: value, score: 0.96 }]
    }
    if (text !== '' || Object.keys(understanding).length > 0)
      acts.push({ kind: 'say', text: text || '我想说的是', understanding: { ...neutral, ...understanding } as never })
  }
  return acts
}
