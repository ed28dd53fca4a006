import type { Project } from '../../document/project.ts'
import { isRecord } from '../../document/same.ts'
import type { CompiledNode } from '../../engine/program.ts'
import type { Json, JsonObject } from '../../engine/types.ts'
import { wakeAt } from '../../engine/wake-at.ts'
import type { Moment, Stage } from '../moment.ts'
import type { ScenarioAct } from '../scenario.ts'
import type { Wish } from './wishes.ts'

/** Texts that are a good answer to a question of some kind, and one that is none. */
const samples: Record<string, string> = {
  text: '蓝色的那个',
  number: '3',
  date: '2026-03-01',
  email: 'a@example.com',
  phone: '13800138000',
  orderNumber: '20251119-8843',
  idNumber: '11010519491231002X',
  address: '上海市徐汇区漕溪北路18号',
}
const nonsense = '？？'

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
  if (waiting?.kind !== 'customer') return own(...pause, ...answersFor(stage, moment))
  const choices = (waiting.choices ?? []).map((choice): ScenarioAct => ({ kind: 'choose', choiceId: choice.id }))
  return {
    own: [...choices, ...answersFor(stage, moment), ...pause],
    anywhere: [
      ...intentActs(stage.program.project),
      ...spokenWishes(stage.program.project, wishes),
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
  if (isRecord(settings) && settings.answer === 'text')
    return {
      kind: 'send',
      text: '',
      files: [{ name: 'photo.jpg', url: 'https://example.com/photo.jpg', mediaType: 'image/jpeg', size: 1 }],
    }
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

function answersFor(stage: Stage, moment: Moment): ScenarioAct[] {
  const node = waitingNode(stage, moment)
  const texts = [...(node ? goodAnswers(node) : []), nonsense]
  return texts.map((text): ScenarioAct => ({ kind: 'say', text, understanding: neutral }))
}

const neutral = { intents: [], sentiment: 0, asksForHuman: false, urgent: false, topics: [] }

function goodAnswers(node: CompiledNode): string[] {
  const { settings } = node.parsed
  if (!isRecord(settings)) return []
  const kind = settings.answer
  return typeof kind === 'string' && Object.hasOwn(samples, kind)
    ? [samples[kind] as string]
    : typeof kind === 'string'
      ? Object.values(samples)
      : [samples.text as string]
}

/** One example of every intent, understood without doubt; and one of which it is unsure between two. */
function intentActs({ intents }: Project): ScenarioAct[] {
  const says = intents.map(({ id, name, examples }): ScenarioAct => {
    const text = Object.values(examples).flat()[0] ?? name
    return { kind: 'say', text, understanding: { ...neutral, intents: [{ id, score: 0.96 }] } }
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

/** How another system could answer a node's call so that its outcomes differ. */
export function answerVariants(node: CompiledNode | undefined, effect: string, wishes: readonly Wish[]): Json[] {
  if (effect === 'knowledge')
    return [{ answers: [{ entryId: 'k1', title: '答案', text: '这是知识库里的回答。', score: 0.95 }] }, { answers: [] }]
  if (effect === 'ticket') return [{ id: 't1', number: 1001 }]
  if (effect !== 'http') return [{}, { ok: true }]
  const settings = node?.parsed.settings
  const mappings = isRecord(settings) && Array.isArray(settings.mappings) ? settings.mappings : []
  const bodies = [bodyFor(mappings, {})]
  for (const wish of wishes) {
    const body = bodyFor(mappings, wish)
    if (JSON.stringify(body) !== JSON.stringify(bodies[0])) bodies.push(body)
  }
  const unique = [...new Map(bodies.map((body) => [JSON.stringify(body), body])).values()].slice(0, 16)
  return unique.map((body) => ({ status: 200, headers: {}, body }))
}

/** A body whose mapped parts fulfil what is wished of the variables they go to. */
function bodyFor(mappings: readonly unknown[], wish: Wish): Json {
  let body: Json = {}
  for (const mapping of mappings) {
    if (!isRecord(mapping) || typeof mapping.variable !== 'string' || typeof mapping.path !== 'string') continue
    let value: Json | undefined
    for (const [path, wished] of Object.entries(wish)) {
      if (path === mapping.variable) value = wished
      else if (path.startsWith(`${mapping.variable}.`))
        value = put(isObject(value) ? value : {}, path.slice(mapping.variable.length + 1).split('.'), wished)
    }
    if (value === undefined) continue
    const steps = mapping.path
      .replaceAll(/\[(\d+)\]/g, '.$1')
      .split('.')
      .filter((step) => step !== '')
    if (steps[0] === 'status' || steps[0] === 'headers') continue
    body = put(body, steps[0] === 'body' ? steps.slice(1) : steps, value)
  }
  return body
}

function put(target: Json | undefined, path: readonly string[], value: Json): Json {
  const [first, ...rest] = path
  if (first === undefined) return value
  if (/^\d+$/.test(first)) {
    const list = Array.isArray(target) ? [...target] : []
    list[Number(first)] = put(list[Number(first)], rest, value)
    return Array.from(list, (item) => item ?? null)
  }
  const object: JsonObject = isObject(target) ? { ...target } : {}
  object[first] = put(object[first], rest, value)
  return object
}

function isObject(value: Json | undefined): value is JsonObject {
  return isRecord(value)
}
