import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { arbitraryEvent, arbitraryEvents, arbitraryProject } from '../testing/arbitraries.ts'
import { buildProject } from '../testing/build-project.ts'
import { type Recording, record } from '../testing/recording.ts'
import { zh } from '../testing/small-flow.ts'
import { createFacts } from '../testing/world.ts'
import { compile } from './compile.ts'
import { createState } from './create-state.ts'
import type { Program } from './program.ts'
import { step } from './step.ts'
import type { Command, ConversationEvent, ConversationState, Facts, StepResult } from './types.ts'
import { wakeAt } from './wake-at.ts'

// Seconds at most, but the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 })

const runs = { numRuns: 150 }

type Taken = StepResult & { before: ConversationState; event: ConversationEvent; facts: Facts }

/** Every step of a recorded conversation with what was before it. */
function walk(program: Program, recording: Recording): Taken[] {
  let state = createState(program, { now: recording[0]?.facts.now ?? 0, language: 'zh-CN' })
  return recording.map(({ event, facts }) => {
    const before = state
    const result = step(program, before, event, facts)
    state = result.state
    return { ...result, before, event, facts }
  })
}

/** Whether something reaches the customer or goes on by itself. */
const speaks = (commands: readonly Command[]) => commands.some(({ kind }) => kind === 'say')

test('a limit that trips is said, and ends with a person or with the end, never with silence', () => {
  let tripped = 0
  fc.assert(
    fc.property(arbitraryProject, arbitraryEvents, (project, events) => {
      for (const { trace, commands, state } of walk(compile(project), record(events))) {
        if (!trace.some((entry) => entry.kind === 'limit' && (entry.limit === 'visits' || entry.limit === 'depth'))) continue
        tripped += 1
        expect(speaks(commands)).toBe(true)
        expect(state.owner === 'queue' || state.owner === 'closed' || state.waiting !== null).toBe(true)
      }
    }),
    { numRuns: 600 },
  )
  expect(tripped, 'the property looked at something').toBeGreaterThan(0)
})

test('a message of the customer is answered, waits in order, or goes to a person; it is never met by nothing', () => {
  fc.assert(
    fc.property(arbitraryProject, arbitraryEvents, (project, events) => {
      for (const { event, before, state, commands, trace } of walk(compile(project), record(events))) {
        if (event.kind !== 'message' || before.owner !== 'bot') continue
        const kept = state.pending.length > before.pending.length
        const refused = trace.some((entry) => entry.kind === 'limit' && entry.limit === 'pending')
        const underWay = state.waiting?.kind === 'effect' || state.waiting?.kind === 'time'
        const moved = state.owner !== 'bot'
        const asks = state.waiting !== null && trace.some((entry) => entry.kind === 'node')
        expect(
          speaks(commands) || kept || refused || underWay || moved || asks,
          JSON.stringify({ event, commands, waiting: state.waiting }),
        ).toBe(true)
      }
    }),
    runs,
  )
})

test('the bot says nothing while a person has the conversation, whatever the customer writes', () => {
  fc.assert(
    fc.property(arbitraryProject, arbitraryEvents, (project, events) => {
      for (const { event, before, commands } of walk(compile(project), record(events))) {
        if (before.owner === 'agent' && event.kind === 'message') expect(speaks(commands)).toBe(false)
      }
    }),
    runs,
  )
})

test('what is over stays over: no event brings a closed conversation to speak, ask or change hands', () => {
  fc.assert(
    fc.property(arbitraryProject, arbitraryEvents, fc.array(arbitraryEvent, { minLength: 1, maxLength: 6 }), (project, events, later) => {
      const program = compile(project)
      const taken = walk(program, record(events))
      const last = taken.at(-1)
      if (last?.state.owner !== 'closed') return
      let { state } = last
      for (const { event, facts } of record(later).slice(1)) {
        const result = step(program, state, event, { ...facts, now: last.facts.now + 1000 })
        expect(result.commands).toEqual([])
        state = result.state
      }
      expect(wakeAt(state)).toBeNull()
    }),
    runs,
  )
})

test('an answer of an effect counts once, however often it comes', () => {
  let answered = 0
  fc.assert(
    fc.property(arbitraryProject, arbitraryEvents, (project, events) => {
      const program = compile(project)
      for (const { commands, state, facts } of walk(program, record(events))) {
        for (const command of commands) {
          if (command.kind !== 'effect') continue
          answered += 1
          const answer = { kind: 'effect' as const, id: command.id, ok: false as const, error: { code: 'x', message: '' } }
          const first = step(program, state, answer, facts)
          const again = step(program, first.state, answer, facts)
          expect(again.commands).toEqual([])
          expect({ ...again.state, step: 0 }).toEqual({ ...first.state, step: 0 })
        }
      }
    }),
    runs,
  )
  expect(answered).toBeGreaterThan(20)
})

test('what is due happens once: after a wake nothing is due any more, and waking again does nothing', () => {
  // A message that had to wait is answered behind the wake and may lead to a wait that is over at once: one more wake for each.
  fc.assert(
    fc.property(arbitraryProject, arbitraryEvents, fc.integer({ min: 0, max: 10_000_000 }), (project, events, later) => {
      const program = compile(project)
      const last = walk(program, record(events)).at(-1)
      if (!last || last.state.owner === 'closed') return
      const facts = { ...last.facts, now: last.facts.now + later }
      let woken = step(program, last.state, { kind: 'wake' }, facts)
      const isDue = () => woken.state.owner !== 'closed' && (wakeAt(woken.state) ?? Number.POSITIVE_INFINITY) <= facts.now
      for (let waiting = last.state.pending.length; waiting > 0 && isDue(); waiting--)
        woken = step(program, woken.state, { kind: 'wake' }, facts)
      const next = wakeAt(woken.state)
      if (woken.state.owner !== 'closed' && next !== null) expect(next).toBeGreaterThan(facts.now)
      const again = step(program, woken.state, { kind: 'wake' }, facts)
      expect(again.commands).toEqual([])
    }),
    runs,
  )
})

test('one step visits a bounded number of nodes', () => {
  fc.assert(
    fc.property(arbitraryProject, arbitraryEvents, (project, events) => {
      for (const { trace } of walk(compile(project), record(events)))
        expect(trace.filter(({ kind }) => kind === 'node').length).toBeLessThanOrEqual(450)
    }),
    runs,
  )
})

// Asks, sends the words away, asks again: what was sent away shows which message was handled, when and how often.
const relay = compile(
  buildProject({
    cards: {
      a: [
        ['ask', 'question', { text: zh('?'), answer: 'text', variable: 'said' }],
        ['send', 'http', { method: 'POST', url: 'https://a.example', body: '{{ said }}' }],
        ['again', 'go-to', { cardId: 'a' }],
      ],
      sorry: [['failed', 'go-to', { cardId: 'a' }]],
    },
    links: { 'send.failed': 'sorry' },
    variables: [{ id: 'said', name: 'Said', type: 'text', scope: 'conversation', sensitive: false }],
  }),
)

test('messages that come while an effect is under way are handled in order, each once, none lost', () => {
  const schedule = fc.array(fc.constantFrom('message', 'message', 'answer', 'fail', 'late', 'wake'), { maxLength: 40 })
  fc.assert(
    fc.property(schedule, (acts) => {
      let state = createState(relay, { now: 0, language: 'zh-CN' })
      let now = 0
      let open: string | null = null
      const said: string[] = []
      const sent: string[] = []
      const take = (event: ConversationEvent) => {
        const result = step(relay, state, event, createFacts({ now }))
        state = result.state
        for (const command of result.commands) {
          if (command.kind !== 'effect' || command.effect.kind !== 'http') continue
          open = command.id
          sent.push(command.effect.body ?? '')
        }
      }
      const answer = (ok: boolean) => {
        const id = open
        if (id === null) return
        open = null
        take(
          ok
            ? { kind: 'effect', id, ok, result: { status: 200, headers: {}, body: null } }
            : { kind: 'effect', id, ok, error: { code: 'x', message: '' } },
        )
      }
      take({ kind: 'start' })
      for (const act of acts) {
        now += 10
        if (act === 'message' && state.pending.length < 20) {
          said.push(`m${said.length}`)
          take({ kind: 'message', text: said.at(-1) ?? '' })
        }
        if (act === 'answer' || act === 'fail') answer(act === 'answer')
        if (act === 'late') take({ kind: 'effect', id: '1.1', ok: true, result: null })
        if (act === 'wake') take({ kind: 'wake' })
      }
      while (open !== null) answer(true)
      expect(sent).toEqual(said)
    }),
    { numRuns: 400 },
  )
})

test('the state stays small with a person in the conversation too: 10,000 messages of both', () => {
  const program = relay
  let state = createState(program, { now: 0, language: 'zh-CN' })
  const take = (event: ConversationEvent, turn: number) => {
    const queues = { q: { name: 'Q', online: 1, free: 1, waiting: 0, expectedWaitSeconds: 0, open: true } }
    state = step(program, state, event, createFacts({ now: turn * 1000, seed: turn, queues })).state
  }
  take({ kind: 'start' }, 0)
  const sizes: number[] = []
  for (let turn = 1; turn <= 10_000; turn++) {
    const phase = turn % 100
    if (phase === 1) take({ kind: 'accepted', agentId: 'a1', agentName: 'A' }, turn)
    else if (phase === 99) take({ kind: 'returned', agentId: 'a1' }, turn)
    else if (phase % 2 === 0) take({ kind: 'message', text: `message number ${turn} of the customer` }, turn)
    else take({ kind: 'agentMessage', agentId: 'a1', text: `answer number ${turn}` }, turn)
    if (turn % 1000 === 50) sizes.push(JSON.stringify(state).length)
  }
  // Numbers in it get longer, nothing else.
  expect(Math.max(...sizes)).toBeLessThan((sizes[0] ?? 0) + 200)
})
