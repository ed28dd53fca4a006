import { assign, createActor, initialTransition, setup, transition } from 'xstate'
import { analyse } from '../flows/analysis/analyse.ts'
import type { Project } from '../flows/document/project.ts'
import { projectSchema } from '../flows/document/project.ts'
import { compile } from '../flows/engine/compile.ts'
import { createState } from '../flows/engine/create-state.ts'
import type { Program } from '../flows/engine/program.ts'
import { step } from '../flows/engine/step.ts'
import type { ConversationEvent } from '../flows/engine/types.ts'
import { bigProject } from '../flows/testing/big-project.ts'
import { buildProject } from '../flows/testing/build-project.ts'
import { createFacts } from '../flows/testing/world.ts'
import { type Figure, median } from './figure.ts'

const zh = (text: string) => ({ 'zh-CN': text })
const ROUNDS = 9
const CONVERSATIONS = 3_000

/** engine.turn: the six-turn support flow, ours against the same machine in xstate; a big flow against a small one; compiling and analysing 1,000 cards. */
export async function run(): Promise<Figure[]> {
  const program = compile(supportProject())
  const ours = () => playOurs(program)
  const theirs = playXstate
  const actor = playXstateActor
  check()
  const samples = { ours: [] as number[], theirs: [] as number[], actor: [] as number[], small: [] as number[], large: [] as number[] }
  const small = compile(bigProject(10))
  const large = compile(bigProject(1000))
  for (let round = 0; round < ROUNDS + 2; round++) {
    // Two rounds to warm up; taking turns, so that a noisy moment hits all of them.
    const keep = round >= 2
    const measured = {
      ours: rate(ours, 6),
      theirs: rate(theirs, 6),
      actor: rate(actor, 6),
      small: rate(() => playChain(small, 10), 8),
      large: rate(() => playChain(large, 10), 8),
    }
    if (keep) for (const key of Object.keys(samples) as (keyof typeof samples)[]) samples[key].push(measured[key])
  }
  const figure = (name: string, unit: string, value: number, reference: number | null, n: number): Figure => ({
    name,
    value: round(value),
    unit,
    reference: reference === null ? null : round(reference),
    ratio: reference === null ? null : round(value / reference),
    n,
  })
  const compiled = timeCompile()
  return [
    figure('engine.turn', 'turns/s', median(samples.ours), median(samples.theirs), ROUNDS * CONVERSATIONS),
    figure('engine.turn.actor', 'turns/s', median(samples.ours), median(samples.actor), ROUNDS * CONVERSATIONS),
    figure('engine.size', 'turns/s with 1,000 cards, against 10', median(samples.large), median(samples.small), ROUNDS * CONVERSATIONS),
    figure('engine.compile', 'ms for compile and analyse of 1,000 cards', compiled.first, 150, compiled.n),
    figure('engine.reanalyse', 'ms after an edit', compiled.again, 16, compiled.n),
  ]
}

function rate(play: () => void, turns: number): number {
  const started = performance.now()
  for (let i = 0; i < CONVERSATIONS; i++) play()
  return (CONVERSATIONS * turns * 1000) / (performance.now() - started)
}

/** Greet and choose, ask with one wrong try, branch, templated reply, rating. */
function supportProject(): Project {
  return buildProject({
    cards: {
      welcome: [
        ['hi', 'message', { text: zh('您好，{{ customer.name }}！') }],
        [
          'menu',
          'choices',
          {
            text: zh('需要什么？'),
            choices: [
              { id: 'order', label: zh('查订单') },
              { id: 'refund', label: zh('退款') },
            ],
          },
        ],
      ],
      order: [
        [
          'ask',
          'question',
          { text: zh('订单号？'), answer: 'orderNumber', variable: 'order', invalid: zh('没看懂，请再发一次。'), retries: 2 },
        ],
        ['amount', 'question', { text: zh('金额？'), answer: 'number', variable: 'total' }],
        [
          'big',
          'branch',
          { branches: [{ id: 'yes', name: '大额', when: { kind: 'compare', field: 'total', operator: 'greater', value: 500 } }] },
        ],
        ['small', 'message', { text: zh('订单 {{ order }} 金额 {{ total }}，已发货。') }],
      ],
      large: [
        ['note', 'message', { text: zh('订单 {{ order }} 金额 {{ total }}，专人跟进。') }],
        ['rate', 'rating', { text: zh('请打分'), thanks: zh('谢谢！') }],
        ['bye', 'end', { message: zh('再见') }],
      ],
    },
    links: { 'menu.choice:order': 'order', 'big.branch:yes': 'large', 'small.next': 'large' },
    variables: [
      { id: 'order', name: '订单号', type: 'text', scope: 'conversation', sensitive: false },
      { id: 'total', name: '金额', type: 'number', scope: 'conversation', sensitive: false },
    ],
  })
}

const facts = createFacts()
const supportEvents: ConversationEvent[] = [
  { kind: 'start' },
  { kind: 'message', text: '查订单', choiceId: 'order' },
  { kind: 'message', text: '不知道' },
  { kind: 'message', text: 'SF2026001' },
  { kind: 'message', text: '899' },
  { kind: 'message', text: '5', choiceId: '5' },
]

function playOurs(program: Program): string[] {
  let state = createState(program, { now: facts.now, language: 'zh-CN' })
  const said: string[] = []
  for (const event of supportEvents) {
    const result = step(program, state, event, facts)
    state = result.state
    for (const command of result.commands) if (command.kind === 'say') said.push(command.text)
  }
  return said
}

function playChain(program: Program, cards: number): void {
  let state = createState(program, { now: facts.now, language: 'zh-CN' })
  state = step(program, state, { kind: 'start' }, facts).state
  for (let i = 0; i < Math.min(cards, 7); i++) state = step(program, state, { kind: 'message', text: String(i) }, facts).state
}

// ── The same machine in xstate ─────────────────────────────────────────────────────────────────

type Context = { customer: string; order: string; total: number; tries: number; said: string[] }
type Said = { type: 'message'; text: string; choiceId?: string }

const machine = setup({ types: { context: {} as Context, events: {} as Said, input: {} as { customer: string } } }).createMachine({
  id: 'support',
  initial: 'menu',
  context: ({ input }) => ({ customer: input.customer, order: '', total: 0, tries: 0, said: [`您好，${input.customer}！`, '需要什么？'] }),
  states: {
    menu: {
      on: {
        message: [
          {
            guard: ({ event }) => event.choiceId === 'order' || event.text.includes('查订单'),
            target: 'ask',
            actions: assign({ said: ['订单号？'] }),
          },
          { actions: assign({ said: ['请选择'] }) },
        ],
      },
    },
    ask: {
      on: {
        message: [
          {
            guard: ({ event }) => readOrder(event.text) !== null,
            target: 'amount',
            actions: assign({ order: ({ event }) => readOrder(event.text) ?? '', said: ['金额？'] }),
          },
          {
            guard: ({ context }) => context.tries < 2,
            actions: assign({ tries: ({ context }) => context.tries + 1, said: ['没看懂，请再发一次。'] }),
          },
          { target: 'done' },
        ],
      },
    },
    amount: {
      on: {
        message: [
          {
            guard: ({ event }) => /\d/.test(event.text),
            target: 'decide',
            actions: assign({ total: ({ event }) => Number(/\d+/.exec(event.text)?.[0] ?? 0) }),
          },
          { actions: assign({ said: ['没看懂'] }) },
        ],
      },
    },
    decide: {
      always: [
        {
          guard: ({ context }) => context.total > 500,
          target: 'rate',
          actions: assign({ said: ({ context }) => [`订单 ${context.order} 金额 ${context.total}，专人跟进。`, '请打分'] }),
        },
        { target: 'rate', actions: assign({ said: ({ context }) => [`订单 ${context.order} 金额 ${context.total}，已发货。`, '请打分'] }) },
      ],
    },
    rate: {
      on: { message: { guard: ({ event }) => /^[1-5]$/.test(event.text), target: 'done', actions: assign({ said: ['谢谢！', '再见'] }) } },
    },
    done: { type: 'final' },
  },
})

function readOrder(text: string): string | null {
  return /[A-Za-z0-9][A-Za-z0-9-]{4,31}/.exec(text)?.[0] ?? null
}

/** The pure way: one immutable snapshot in, one out. */
function playXstate(): string[] {
  const said: string[] = []
  let [snapshot] = initialTransition(machine, { customer: facts.customer.name })
  said.push(...snapshot.context.said)
  for (const event of supportEvents) {
    if (event.kind !== 'message') continue
    ;[snapshot] = transition(machine, snapshot, {
      type: 'message',
      text: event.text,
      ...(event.choiceId ? { choiceId: event.choiceId } : {}),
    })
    said.push(...snapshot.context.said)
  }
  return said
}

/** The everyday way: a running actor in memory. */
function playXstateActor(): string[] {
  const actor = createActor(machine, { input: { customer: facts.customer.name } })
  const said: string[] = []
  actor.start()
  said.push(...actor.getSnapshot().context.said)
  for (const event of supportEvents) {
    if (event.kind !== 'message') continue
    actor.send({ type: 'message', text: event.text, ...(event.choiceId ? { choiceId: event.choiceId } : {}) })
    said.push(...actor.getSnapshot().context.said)
  }
  return said
}

/** A measurement of two machines that do different things is worth nothing. */
function check(): void {
  const ours = playOurs(compile(supportProject())).join('|')
  for (const theirs of [playXstate(), playXstateActor()]) {
    if (theirs.join('|') !== ours) throw new Error(`The machines differ:\n${ours}\n${theirs.join('|')}`)
  }
}

/** Documents are made anew each time: what is remembered per object must not help. */
function timeCompile(): { first: number; again: number; n: number } {
  const first: number[] = []
  const again: number[] = []
  for (let i = 0; i < 7; i++) {
    const project = projectSchema.parse(JSON.parse(JSON.stringify(bigProject(1000))))
    const started = performance.now()
    compile(project)
    analyse(project)
    first.push(performance.now() - started)
    const edited = edit(project, `c${i * 100}`)
    const restarted = performance.now()
    analyse(edited)
    again.push(performance.now() - restarted)
  }
  return { first: median(first), again: median(again), n: first.length }
}

function edit(project: Project, cardId: string): Project {
  const main = project.flows.main
  const card = main?.cards[cardId]
  if (!main || !card) throw new Error('No such card')
  return {
    ...project,
    flows: {
      ...project.flows,
      main: {
        ...main,
        cards: { ...main.cards, [cardId]: { ...card, nodes: card.nodes.map((node) => ({ ...node, settings: { ...node.settings } })) } },
      },
    },
  }
}

function round(value: number): number {
  return Number(value.toPrecision(4))
}

if (import.meta.main) for (const figure of await run()) console.log(JSON.stringify(figure))
