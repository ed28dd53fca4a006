import type { Pool } from 'pg'
import type { EffectRequest, Json } from '../../../flows/engine/types.ts'
import { shopOrder } from '../../../server/demo/shop-orders.ts'
import type { LiveRuntime } from '../../../server/runtime/build-runtime.ts'
import type { Receipt } from '../../../server/runtime/contract.ts'
import { performTicket } from '../../../server/runtime/effects/ticket/perform.ts'
import { createTimerTable } from '../../../server/runtime/timer-table.ts'
import { fireTimers } from '../../../server/runtime/timers.ts'
import { angryLines, makePersona, type Persona } from './customers.ts'
import { type Random, seededRandom } from './random.ts'

export type HistoryClock = { now(): number; set(now: number): void }
export type HistoryAgent = { id: string; name: string; languages: readonly string[] }
type Parts = {
  pool: Pool
  runtime: LiveRuntime
  clock: HistoryClock
  workspaceId: string
  channelId: string
  agents: HistoryAgent[]
  log: { warn(fields: object, message: string): void; error(fields: object, message: string): void }
}

const DAY = 86_400_000
/** Conversations per hour of the day, as a shop knows them: a hill before noon, a higher one in the evening. */
const hours = [0, 0, 0, 0, 0, 0, 0, 1, 2, 4, 5, 4, 3, 3, 4, 4, 3, 3, 4, 5, 6, 5, 3, 1]

/**
 * A week of conversations, every one of them played through the live runtime with a clock that is set to then: customers
 * who ask, get angry, leave, rate; effects answered by the demo shop; agents who accept, reply and resolve.
 * @returns how many conversations were played
 */
export async function playHistory(
  parts: Parts,
  options: { until: number; days?: number; seed?: number; progress?(share: number): void },
): Promise<number> {
  const random = seededRandom(options.seed ?? 20261123)
  const starts = startTimes(random, options.until, options.days ?? 7)
  let index = 0
  for (const start of starts) {
    parts.clock.set(start)
    await playConversation(parts, random, index)
    index += 1
    options.progress?.(index / starts.length)
  }
  await dateCustomers(parts)
  return starts.length
}

/** The database dates a customer with its own clock; here they date from when they wrote. */
async function dateCustomers({ pool, workspaceId }: Parts): Promise<void> {
  await pool.query(
    `update customer set created_at = c.first, updated_at = c.last
     from (select customer_id, min(created_at) as first, max(last_message_at) as last
           from conversation where workspace_id = $1 group by customer_id) c
     where workspace_id = $1 and id = c.customer_id`,
    [workspaceId],
  )
}

function startTimes(random: Random, until: number, days: number): number[] {
  const starts: number[] = []
  for (let day = days; day >= 1; day--) {
    const midnight = until - day * DAY
    hours.forEach((count, hour) => {
      for (let i = 0; i < count; i++)
        if (random.chance(0.75)) starts.push(midnight + hour * 3_600_000 + Math.floor(random.between(0, 3_600_000)))
    })
  }
  return starts.filter((start) => start < until - 3_600_000).sort((a, b) => a - b)
}

async function playConversation(parts: Parts, random: Random, index: number): Promise<void> {
  const persona = makePersona(random)
  const visitor = `demo-${index}`
  let count = 0
  const send = (event: Parameters<LiveRuntime['receive']>[0]['event']): Promise<Receipt> => {
    parts.clock.set(parts.clock.now() + Math.floor(random.between(4000, 28_000)))
    count += 1
    return parts.runtime.receive({
      workspaceId: parts.workspaceId,
      channelId: parts.channelId,
      externalId: visitor,
      inboundId: `${visitor}:${count}`,
      event,
      profile: { name: persona.name, locale: persona.language, attributes: persona.attributes },
    })
  }

  const started = await send({ kind: 'start' })
  const { conversationId } = started
  await tagCustomer(parts, conversationId, persona)
  let standing = await settle(parts, conversationId)
  let turns = 0
  while (standing.owner !== 'closed' && turns < 16) {
    turns += 1
    if (standing.owner === 'queue') {
      const taken = await humanStretch(parts, random, persona, conversationId, send)
      if (!taken) break
    } else if (persona.leaves && turns > 2) {
      break
    } else {
      const move = nextMove(random, persona, standing, turns)
      if (!move) break
      await send(move)
    }
    standing = await settle(parts, conversationId)
  }
  await ringOut(parts, conversationId, send)
}

type Standing = { owner: string; text: string; choices: { id: string; label: string }[]; rating: boolean }

/** Answers effects until the conversation waits for a person again, and reads what the customer now sees. */
async function settle(parts: Parts, conversationId: string): Promise<Standing> {
  for (let round = 0; round < 6; round++) {
    const { rows } = await parts.pool.query<{ id: string; request: EffectRequest }>(
      `select id, request from outbox where conversation_id = $1 and state = 'pending' order by created_at`,
      [conversationId],
    )
    const job = rows[0]
    if (!job) break
    parts.clock.set(parts.clock.now() + 350)
    await answerEffect(parts, conversationId, job)
  }
  const { rows } = await parts.pool.query<{
    owner: string
    body: { text: string; choices?: { id: string; label: string }[]; widget?: string } | null
  }>(
    `select c.owner, e.body from conversation c
     left join lateral (select body from event where shard = c.shard and conversation_id = c.id and kind = 'message.bot' order by seq desc limit 1) e on true
     where c.id = $1`,
    [conversationId],
  )
  const last = rows[0]
  return {
    owner: last?.owner ?? 'closed',
    text: last?.body?.text ?? '',
    choices: last?.body?.choices ?? [],
    rating: last?.body?.widget === 'rating',
  }
}

async function answerEffect(parts: Parts, conversationId: string, job: { id: string; request: EffectRequest }): Promise<void> {
  const { workspaceId, runtime } = parts
  const base = { workspaceId, conversationId, inboundId: `effect:${job.id}` }
  if (job.request.kind === 'ticket') {
    const context = { pool: parts.pool } as Parameters<typeof performTicket>[1]
    const { result, record } = await performTicket(
      { workspaceId, conversationId, effectId: job.id, request: job.request } as Parameters<typeof performTicket>[0],
      context,
    )
    await parts.pool.query(
      `update ticket set created_at = $1, updated_at = $1 where workspace_id = $2 and conversation_id = $3 and effect_id = $4`,
      [new Date(parts.clock.now()), workspaceId, conversationId, job.id],
    )
    await runtime.act({
      ...base,
      event: { kind: 'effect', id: job.id, ok: true, result },
      record,
      performed: { effect: 'ticket', millis: 12 },
    })
    return
  }
  const order = job.request.kind === 'http' ? shopOrder(decodeURIComponent(job.request.url.split('/').at(-1) ?? '')) : 'failing'
  const event =
    typeof order === 'string'
      ? ({ kind: 'effect', id: job.id, ok: false, error: { code: 'http', message: order } } as const)
      : ({ kind: 'effect', id: job.id, ok: true, result: { status: 200, headers: {}, body: order as unknown as Json } } as const)
  await runtime.act({ ...base, event, performed: { effect: job.request.kind, millis: 350 } })
}

function nextMove(
  random: Random,
  persona: Persona,
  standing: Standing,
  turns: number,
): { kind: 'message'; text: string; choiceId?: string } | null {
  if (standing.rating)
    return persona.rating === null
      ? null
      : { kind: 'message', text: String(persona.rating), choiceId: standing.choices[persona.rating - 1]?.id ?? String(persona.rating) }
  if (persona.angry && turns === 3) return { kind: 'message', text: random.pick(angryLines[persona.language]) }
  const choose = (...ids: string[]) => {
    const choice = standing.choices.find((each) => ids.includes(each.id))
    return choice ? ({ kind: 'message', text: choice.label, choiceId: choice.id } as const) : null
  }
  if (standing.choices.some((choice) => choice.id === 'yes'))
    return choose(random.chance(0.8) ? 'yes' : random.chance(0.5) ? 'no' : 'other', 'yes')
  if (standing.choices.some((choice) => choice.id === 'quality')) return choose(random.pick(['quality', 'mind', 'wrong']))
  if (/订单号|order number|which order/i.test(standing.text))
    return { kind: 'message', text: random.chance(0.08) ? (persona.language === 'en' ? 'hello?' : '在哪里看') : persona.orderNumber }
  if (/留下|leave your question/i.test(standing.text))
    return { kind: 'message', text: persona.language === 'en' ? 'Please call me back about my refund' : '请回电话，退款的事' }
  return {
    kind: 'message',
    text: turns === 1 ? persona.opening : random.pick([persona.opening, persona.language === 'en' ? 'can you check again' : '再帮我看看']),
  }
}

const replies = {
  'zh-CN': [
    '您好，我是{name}，前面的情况我都看到了，马上帮您处理。',
    '已经帮您加急，今天 18:00 前会有结果，短信通知您。',
    '退款已经改为优先处理，预计 2 小时内到账。',
    '给您补了一张 20 元无门槛券，抱歉让您久等了。',
  ],
  en: [
    'Hello, this is {name}. I have read everything above and will take care of it now.',
    'I have moved your case up; you will hear from us by 18:00 today.',
    'Your refund now has priority and should arrive within two hours.',
    'I added a voucher for the trouble. Sorry about the wait.',
  ],
}

async function humanStretch(
  parts: Parts,
  random: Random,
  persona: Persona,
  conversationId: string,
  send: (event: { kind: 'message'; text: string } | { kind: 'left' }) => Promise<Receipt>,
): Promise<boolean> {
  const { runtime, workspaceId, clock } = parts
  const wait = random.chance(0.85) ? random.between(3000, 40_000) : random.between(60_000, 240_000)
  if (wait > 150_000 && random.chance(0.5)) {
    await send({ kind: 'left' })
    return false
  }
  clock.set(clock.now() + Math.floor(wait))
  const agent = random.pick(parts.agents.filter((each) => each.languages.includes(persona.language)))
  let step = 0
  const act = (input: Omit<Parameters<LiveRuntime['act']>[0], 'workspaceId' | 'conversationId' | 'inboundId'>): Promise<Receipt> => {
    step += 1
    return runtime.act({ workspaceId, conversationId, inboundId: `demo-agent:${clock.now()}:${step}`, ...input })
  }
  await act({
    event: { kind: 'accepted', agentId: agent.id, agentName: agent.name },
    record: [{ kind: 'assigned', body: { agentId: agent.id, name: agent.name, how: 'accepted' }, actor: 'agent', actorId: agent.id }],
    set: { agentId: agent.id },
  })
  const lines = replies[persona.language]
  const exchanges = 1 + Math.floor(random.next() * 3)
  for (let i = 0; i < exchanges; i++) {
    clock.set(clock.now() + Math.floor(random.between(8000, 30_000)))
    const text = (lines[i] ?? lines[1] ?? '').replace('{name}', agent.name)
    await act({
      event: { kind: 'agentMessage', agentId: agent.id, text },
      record: [
        { kind: 'message.agent', body: { text, clientId: `demo:${clock.now()}`, name: agent.name }, actor: 'agent', actorId: agent.id },
      ],
    })
    if (i + 1 < exchanges)
      await send({
        kind: 'message',
        text:
          persona.language === 'en'
            ? random.pick(['ok thanks', 'when exactly?', 'fine, please hurry'])
            : random.pick(['好的，谢谢', '大概什么时候', '那麻烦快一点', '可以']),
      })
  }
  clock.set(clock.now() + Math.floor(random.between(10_000, 60_000)))
  await act({
    event: { kind: 'resolved', agentId: agent.id, outcome: 'resolved', continueFlow: true },
    record: [{ kind: 'resolved', body: { agentId: agent.id, outcome: 'resolved' }, actor: 'agent', actorId: agent.id }],
    set: { agentId: null },
  })
  return true
}

async function tagCustomer({ pool, workspaceId }: Parts, conversationId: string, persona: Persona): Promise<void> {
  if (persona.tags.length === 0) return
  await pool.query(`update customer set tags = $1 where workspace_id = $2 and id = (select customer_id from conversation where id = $3)`, [
    persona.tags,
    workspaceId,
    conversationId,
  ])
}

/** The customer said nothing more: time passes until the conversation has ended by its own timers. */
async function ringOut(parts: Parts, conversationId: string, send: (event: { kind: 'left' }) => Promise<Receipt>): Promise<void> {
  for (let round = 0; round < 8; round++) {
    const { rows } = await parts.pool.query<{ wake_at: Date | null; owner: string }>(
      'select wake_at, owner from conversation where id = $1',
      [conversationId],
    )
    const wakeAt = rows[0]?.wake_at
    if (rows[0]?.owner === 'closed') return
    if (rows[0]?.owner === 'queue' || !wakeAt) {
      // Nobody of the past waits into the present.
      await send({ kind: 'left' })
      return
    }
    parts.clock.set(Math.max(parts.clock.now(), wakeAt.getTime()))
    await fireTimers({ ...parts, timers: createTimerTable(parts.pool) })
    await settle(parts, conversationId)
  }
}
