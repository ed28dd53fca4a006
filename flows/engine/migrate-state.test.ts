import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { languages } from '../document/primitives.ts'
import { arbitraryEvent, arbitraryEvents, arbitraryProject, staffed } from '../testing/arbitraries.ts'
import { buildProject, type ShortCards } from '../testing/build-project.ts'
import { type PlayEvent, play } from '../testing/play.ts'
import { ask, variables, zh } from '../testing/small-flow.ts'
import { createFacts } from '../testing/world.ts'
import { compile } from './compile.ts'
import { migrateState } from './migrate-state.ts'
import { step } from './step.ts'
import { migrationText } from './words.ts'

const runs = { numRuns: 150 }
const make = (cards: ShortCards, parts: object = {}) => compile(buildProject({ cards, variables, ...parts }))
const before = make({ a: [['hi', 'message', { text: zh('您好') }], ask, ['e', 'end', { message: zh('谢谢 {{ order }}') }]] })

function move(to: ReturnType<typeof make>, events: PlayEvent[] = [], from = before) {
  const { state } = play(from, events)
  const migration = migrateState(state, from, to)
  const next = (event: Parameters<typeof step>[2]) => {
    const result = step(to, migration.state, event, createFacts())
    return result.commands.flatMap((command) => (command.kind === 'say' ? [command.text] : []))
  }
  return { ...migration, old: state, next }
}

describe('moved', () => {
  test('a new wording and new steps around it: the customer goes on where they are', () => {
    const to = make({
      a: [['hi', 'message', { text: zh('欢迎') }]],
      b: [
        ['ask', 'question', { ...(ask[2] as object), text: zh('请给订单号') }],
        ['more', 'message', { text: zh('收到 {{ order }}') }],
        ['e', 'end', {}],
      ],
    })
    const moved = move(to)
    expect(moved.outcome).toBe('moved')
    expect(moved.state.stack[0]).toMatchObject({ cardId: 'b', nodeId: 'ask' })
    expect(moved.next({ kind: 'message', text: 'A12345' })).toEqual(['收到 A12345'])
  })

  test('variables: new ones begin as declared, unknown ones go, another type keeps what fits', () => {
    const variable = (id: string, type: string, initial?: unknown) => ({
      id,
      name: id,
      type,
      scope: 'conversation',
      sensitive: false,
      initial,
    })
    const cards: ShortCards = { a: [ask, ['e', 'end', {}]] }
    const from = make(cards, { variables: [variable('n', 'text', '12'), variable('bad', 'text', 'x'), variable('gone', 'text', 'y')] })
    const to = make(cards, { variables: [variable('n', 'number'), variable('bad', 'number', 7), variable('fresh', 'text', 'z')] })
    const { outcome, state, reasons } = move(to, [], from)
    expect(outcome).toBe('moved')
    expect(state.variables).toEqual({ n: 12, bad: 7, fresh: 'z' })
    expect(reasons.map((reason) => reason.code).sort()).toEqual(['variableAdded', 'variableGone', 'variableReset'])
  })
})

test('a step that works differently begins again and is asked anew', () => {
  const to = make({
    a: [
      ['ask', 'question', { text: zh('几件？'), answer: 'number', variable: 'order' }],
      ['e', 'end', { message: zh('谢谢 {{ order }}') }],
    ],
  })
  const moved = move(to)
  expect(moved.outcome).toBe('restartStep')
  expect(moved.reasons).toEqual([{ code: 'nodeChanged', card: 'a', nodeId: 'ask' }])
  expect(moved.next({ kind: 'repeat' })).toEqual(['几件？'])
  expect(moved.next({ kind: 'message', text: '3' })).toEqual(['谢谢 3'])
})

test('a step that was removed: its card begins again', () => {
  const to = make({
    a: [
      ['q', 'question', { text: zh('电话？') }],
      ['e', 'end', {}],
    ],
  })
  expect(move(to)).toMatchObject({ outcome: 'restartStep', reasons: [{ code: 'nodeGone', card: 'a' }] })
})

test('a place that is gone needs a person; the next message would begin anew', () => {
  const moved = move(
    make({
      z: [
        ['q', 'question', { text: zh('什么事？') }],
        ['e', 'end', {}],
      ],
    }),
  )
  expect(moved).toMatchObject({ outcome: 'needsHuman', reasons: [{ code: 'cardGone', card: 'a', nodeId: 'ask' }] })
  expect(moved.next({ kind: 'message', text: '在吗' })[0]).toBe('什么事？')
})

test('an effect under way at a step that changed stays with the old version, untouched', () => {
  const from = make({
    a: [
      ['call', 'http', { url: 'https://a.example.com' }],
      ['e', 'end', {}],
    ],
  })
  const to = make({
    a: [
      ['call', 'ticket', {}],
      ['e', 'end', {}],
    ],
  })
  const pinned = move(to, [], from)
  expect(pinned.outcome).toBe('pinned')
  expect(pinned.state).toBe(pinned.old)
  expect(pinned.reasons).toContainEqual({ code: 'underWay', what: 'effect' })
  expect(move(from, [], from).outcome).toBe('moved')
})

test('a caller that was removed takes the flow it called with it', () => {
  const flows = { sub: { cards: { s: [['q', 'question', { text: zh('几？') }]] as never } } }
  const from = make(
    {
      a: [
        ['run', 'run-flow', { flowId: 'sub' }],
        ['e', 'end', {}],
      ],
    },
    { flows },
  )
  const to = make(
    {
      a: [
        ['q2', 'question', { text: zh('新问题？') }],
        ['e', 'end', {}],
      ],
    },
    { flows },
  )
  const moved = move(to, [], from)
  expect(moved.outcome).toBe('restartStep')
  expect(moved.state.stack).toHaveLength(1)
  expect(moved.next({ kind: 'repeat' })).toEqual(['新问题？'])
})

test('to the same program nothing changes, whatever the conversation', () => {
  fc.assert(
    fc.property(arbitraryProject, arbitraryEvents, (project, events) => {
      const program = compile(project)
      const { state } = play(program, events, { facts: staffed })
      const { outcome, state: migrated, reasons } = migrateState(state, program, compile(structuredClone(project)))
      expect(migrated).toEqual(state)
      if (state.owner !== 'closed') expect({ outcome, reasons }).toEqual({ outcome: 'moved', reasons: [] })
    }),
    runs,
  )
})

test('to any other program it never throws, says why in both languages, and the result can be stepped', () => {
  fc.assert(
    fc.property(arbitraryProject, arbitraryProject, arbitraryEvents, fc.array(arbitraryEvent, { maxLength: 5 }), (a, b, events, more) => {
      const from = compile(a)
      const to = compile(b)
      const { state } = play(from, events, { facts: staffed })
      const frozen = JSON.stringify(state)
      const { outcome, state: migrated, reasons } = migrateState(state, from, to)
      expect(JSON.stringify(state)).toBe(frozen)
      if (outcome !== 'moved') expect(reasons.length).toBeGreaterThan(0)
      for (const reason of reasons) for (const language of languages) expect(migrationText(reason, language)).not.toMatch(/^$|[{}]/)
      if (outcome === 'pinned') expect(migrated).toBe(state)
      if (outcome === 'pinned') return
      let current = migrated
      const facts = createFacts({ ...staffed, now: 1_900_000_000_000 })
      for (const { afterMs: _, facts: __, understanding: ___, ...event } of [{ kind: 'repeat' } as PlayEvent, ...more]) {
        const result = step(to, current, event as never, facts)
        expect(result.trace.filter((entry) => entry.kind === 'error' && entry.nodeId === '')).toEqual([])
        current = result.state
      }
    }),
    runs,
  )
})
