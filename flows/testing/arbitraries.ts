import fc from 'fast-check'
import type { Condition } from '../document/condition.ts'
import type { Project } from '../document/project.ts'
import { projectSchema } from '../document/project.ts'
import type { Facts, Json } from '../engine/types.ts'
import type { NodeDefinition } from '../nodes/definition.ts'
import { parseNode } from '../nodes/parse-settings.ts'
import { nodeRegistry } from '../nodes/registry.ts'
import { cardIds, condition, flowIds, intentIds, localText, queueIds, settingsOf } from './arbitrary-settings.ts'
import type { PlayEvent } from './play.ts'
import { channelProfiles } from './world.ts'

/** Settings of a type without arbitrary ones: those of its examples, and none at all. */
const exampleSettings = (type: string) =>
  fc.constantFrom<Record<string, unknown>>({}, ...nodeRegistry.filter((one) => one.type === type).flatMap(settingsOfExamples))
const settingsOfExamples = (definition: NodeDefinition) => definition.examples.map(({ settings }) => settings)

const node = fc.oneof(
  {
    weight: 20,
    arbitrary: fc
      .constantFrom(...nodeRegistry.map((definition) => definition.type))
      .chain((type) => fc.record({ type: fc.constant(type), settings: settingsOf[type] ?? exampleSettings(type) })),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constantFrom('message', 'unknown', 'choices'),
      settings: fc.dictionary(fc.constantFrom('text', 'choices', 'x'), fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<unknown>),
    }),
  },
)

/** `targets` are dealt out to the ports of the flow's nodes in turn: 0–3 a card (if it is there), 4 and above left open. */
const flow = fc.record({
  cards: fc.array(fc.array(node, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
  emptyCard: fc.constantFrom(false, false, false, true),
  start: fc.constantFrom(0, 0, 0, 0, 1, 3),
  targets: fc.array(fc.nat(4), { minLength: 3, maxLength: 9 }),
})

const ruleAction = fc.oneof(
  fc.record({ kind: fc.constant('handoff'), queueId: fc.constantFrom(...queueIds), message: localText }),
  fc.record({ kind: fc.constant('handoff'), queueId: fc.constantFrom(...queueIds), afterCardId: fc.constantFrom(...cardIds) }),
  fc.record({ kind: fc.constant('offerHuman'), queueId: fc.constantFrom(...queueIds), message: localText }),
  fc.record({ kind: fc.constant('goToFlow'), flowId: fc.constantFrom(...flowIds) }),
  fc.constant({ kind: 'needsAttention' }),
  fc.constant({ kind: 'tag', tag: 'x' }),
  fc.record({ kind: fc.constant('ticket'), subject: localText }),
)
/** Rules that do fire now and then. */
const ruleCondition = fc.oneof(
  condition,
  fc.constantFrom<Condition>(
    { kind: 'formula', expression: 'true' },
    { kind: 'compare', field: 'signals.turns', operator: 'greaterOrEqual', value: 2 },
    { kind: 'compare', field: 'signals.misses', operator: 'greaterOrEqual', value: 1 },
    { kind: 'compare', field: 'signals.asksForHuman', operator: 'isTrue' },
    { kind: 'compare', field: 'signals.failures', operator: 'greater', value: 0 },
  ),
)
const rule = fc.record({
  when: ruleCondition,
  then: fc.array(ruleAction, { minLength: 1, maxLength: 3 }),
  state: fc.constantFrom('on', 'shadow', 'off'),
  frequency: fc.constantFrom({ kind: 'always' }, { kind: 'once' }, { kind: 'cooldown', minutes: 5 }),
  stopHere: fc.boolean(),
})

const listener = fc.record({
  on: fc.oneof(
    fc.constant({ kind: 'keywords', words: ['x', '1'], match: 'part' }),
    fc.constant({ kind: 'intent', intentId: 'i1' }),
    fc.record({ kind: fc.constant('expression'), when: condition }),
    fc.constantFrom({ kind: 'human' }, { kind: 'startOver' }),
  ),
  then: fc.oneof(
    fc.record({ kind: fc.constant('runFlow'), flowId: fc.constantFrom(...flowIds) }),
    fc.record({ kind: fc.constant('goTo'), flowId: fc.constantFrom(...flowIds), cardId: fc.constantFrom(...cardIds) }),
    fc.record({ kind: fc.constant('startOver'), forget: fc.boolean() }),
    fc.record({ kind: fc.constant('handoff'), queueId: fc.constantFrom(...queueIds), message: localText }),
  ),
})

/** Any project the document schema accepts: mostly sensible, often broken inside. */
export const arbitraryProject: fc.Arbitrary<Project> = fc
  .record({
    flows: fc.tuple(flow, flow, flow),
    rules: fc.array(rule, { maxLength: 3 }),
    listeners: fc.array(listener, { maxLength: 2 }),
    fallbackQueueId: fc.constantFrom(...queueIds),
    entryFlowId: fc.constantFrom(...Array.from({ length: 30 }, () => 'main'), 'nope'),
  })
  .map(({ flows, rules, listeners, fallbackQueueId, entryFlowId }) =>
    projectSchema.parse({
      schemaVersion: 1,
      id: 'p',
      name: 'P',
      entryFlowId,
      languages: ['zh-CN', 'en'],
      defaultLanguage: 'zh-CN',
      flows: Object.fromEntries(flows.map((item, index) => [flowIds[index], toFlow(flowIds[index] ?? 'main', item)])),
      variables: [
        { id: 't1', name: 'T', type: 'text' },
        { id: 'n1', name: 'N', type: 'number', initial: 2 },
        { id: 'b1', name: 'B', type: 'boolean' },
        { id: 'd1', name: 'D', type: 'date', sensitive: true },
        { id: 'l1', name: 'L', type: 'list', scope: 'customer', initial: [1, 2] },
        { id: 'o1', name: 'O', type: 'object', scope: 'constant', initial: { a: { b: 1 } } },
      ],
      intents: intentIds.map((intentId) => ({ id: intentId, name: intentId })),
      listeners: listeners.map((item, index) => ({ id: `l${index}`, name: `L${index}`, ...item })),
      policy: { rules: rules.map((item, index) => ({ id: `r${index}`, name: `R${index}`, ...item })) },
      settings: { fallbackQueueId, calendars: [{ id: 'cal', name: 'Cal', week: { 1: [{ from: '09:00', to: '18:00' }] } }] },
    }),
  )

const local = (id: string) => ({ id, name: id, type: 'number' as const, initial: 3 })

type ShortFlow = { cards: { type: string; settings: Record<string, unknown> }[][]; emptyCard: boolean; start: number; targets: number[] }

function toFlow(flowId: string, { cards, emptyCard, start, targets }: ShortFlow) {
  const links: Record<string, string> = {}
  let dealt = 0
  const built = cards.map((nodes, card) => ({
    id: cardIds[card] ?? 'a',
    name: `card ${card}`,
    nodes: nodes.map((item, at) => {
      const node = { id: `n${card}-${at}`, version: 1, ...item }
      for (const port of parseNode(node).ports) {
        const target = cardIds[targets[dealt++ % targets.length] ?? 4]
        if (target !== undefined) links[`${node.id}.${port.id}`] = target
      }
      return node
    }),
  }))
  if (emptyCard && built.length < 4) built.push({ id: 'd', name: 'empty', nodes: [] })
  return {
    id: flowId,
    name: flowId,
    startCardId: cardIds[start] ?? 'a',
    cards: Object.fromEntries(built.map((card) => [card.id, card])),
    links,
    // One flow has a signature; its local hides a variable of the project.
    ...(flowId === 'sub' ? { inputs: [local('i1')], outputs: [local('o9')], locals: [local('n1')] } : {}),
  }
}

/** What the effects of all node types may answer. */
const answers = nodeRegistry.flatMap(({ examples }) =>
  examples.flatMap(({ events = [] }) => events.flatMap((event) => (event.kind === 'effect' && event.ok ? [event.result] : []))),
)
const effectId = fc.tuple(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 1, max: 4 })).map(([step, n]) => `${step}.${n}`)
const queue = fc.record({
  name: fc.constant('Q'),
  online: fc.nat(2),
  free: fc.nat(1),
  waiting: fc.nat(3),
  expectedWaitSeconds: fc.constantFrom(null, 30),
  open: fc.boolean(),
})
const understanding = fc.record({
  language: fc.constantFrom('zh-CN' as const, 'en' as const),
  intents: fc.constantFrom(
    [],
    [{ id: 'i1', score: 0.9 }],
    [
      { id: 'i1', score: 0.6 },
      { id: 'i2', score: 0.58 },
    ],
    [{ id: 'zz', score: 0.9 }],
  ),
  sentiment: fc.constantFrom(-0.9, 0, 0.5),
  asksForHuman: fc.boolean(),
})
const channel = fc.constantFrom(...Object.values(channelProfiles))
const world = fc
  .record({ queues: fc.record({ q1: queue, q2: queue }, { requiredKeys: [] }), channel }, { requiredKeys: ['queues'] })
  .map((facts) => facts as Partial<Facts>)
/** A world to start in where people are at work. */
export const staffed: Partial<Facts> = {
  queues: Object.fromEntries(
    ['q1', 'q2'].map((id) => [id, { name: id, online: 2, free: 1, waiting: 0, expectedWaitSeconds: 30, open: true }]),
  ),
}

/** Any event, with the clock and the world moving. */
export const arbitraryEvent: fc.Arbitrary<PlayEvent> = fc
  .record({
    event: fc.oneof(
      {
        weight: 14,
        arbitrary: fc.record({
          kind: fc.constant('message' as const),
          text: fc.oneof(
            fc.constantFrom('1', '是', '不用', 'A12345678', '5', '转人工', 'I want my money back', '2026-01-01', ''),
            fc.string({ maxLength: 12 }),
            fc.string({ unit: 'grapheme', maxLength: 12 }),
          ),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant('message' as const),
          text: fc.constant('x'),
          choiceId: fc.constantFrom('x', 'y', 'yes', 'no', '5'),
        }),
      },
      {
        weight: 4,
        arbitrary: fc.record({
          kind: fc.constant('effect' as const),
          id: effectId,
          ok: fc.constant(true as const),
          result: fc.constantFrom<Json>(null, { status: 200, headers: {}, body: { a: { b: 'v' } } }, ...answers),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant('effect' as const),
          id: effectId,
          ok: fc.constant(false as const),
          error: fc.constant({ code: 'x', message: 'y' }),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.constant({ kind: 'message' as const, text: 'x: 1', values: { x: '1', y: 'x', z: '2026-01-01', __proto__: 'x' } }),
      },
      fc.constant({ kind: 'happened' as const, name: 'paid', data: { total: 3 } }),
      fc.constant({ kind: 'repeat' as const }),
      fc.constant({ kind: 'stranded' as const }),
      { weight: 5, arbitrary: fc.constant({ kind: 'wake' as const }) },
      fc.constant({ kind: 'start' as const }),
      fc.constant({ kind: 'askHuman' as const }),
      fc.constant({ kind: 'left' as const }),
      fc.constant({ kind: 'accepted' as const, agentId: 'a1', agentName: 'A' }),
      fc.constant({ kind: 'transferred' as const, queueId: 'q2', byAgentId: 'a1' }),
      fc.constant({ kind: 'returned' as const, agentId: 'a1' }),
      fc.record({
        kind: fc.constant('resolved' as const),
        agentId: fc.constant('a1'),
        outcome: fc.constant('resolved'),
        continueFlow: fc.boolean(),
      }),
      fc.constant({ kind: 'agentMessage' as const, agentId: 'a1', text: 'hi' }),
    ),
    afterMs: fc.constantFrom(0, 0, 1000, 61_000, 4_000_000),
    facts: fc.option(world, { nil: undefined }),
    understanding: fc.option(understanding, { nil: undefined }),
  })
  .map(
    ({ event, afterMs, facts, understanding }) =>
      ({ ...event, afterMs, ...(facts ? { facts } : {}), ...(understanding ? { understanding } : {}) }) as PlayEvent,
  )

export const arbitraryEvents = fc.array(arbitraryEvent, { maxLength: 14 })
