import fc from 'fast-check'
import { produce } from 'immer'
import { expect, test } from 'vitest'
import { buildProject } from '../testing/build-project.ts'
import { applyPatch, makePatch, writePatch } from './patch.ts'
import { isSame } from './same.ts'

const key = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor')
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(0, 1, 'x', '', null, true),
    fc.array(tie('tree'), { maxLength: 3 }),
    tie('record'),
  ),
  record: fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
}))
const record = fc.dictionary(key, tree, { maxKeys: 5 })
const overTheWire = <T>(value: T): T => JSON.parse(JSON.stringify(value))

test('a patch rebuilds exactly what it was made of, and leaves what it is applied to as it was', () => {
  fc.assert(
    fc.property(record, record, (before, after) => {
      const kept = overTheWire(before)
      const rebuilt = applyPatch(before, overTheWire(makePatch(before, after)))
      expect(isSame(rebuilt, overTheWire(after))).toBe(true)
      expect(JSON.stringify(before)).toBe(JSON.stringify(kept))
    }),
    { numRuns: 2000 },
  )
})

test('a patch of the same document says nothing, whatever order its keys are in', () => {
  fc.assert(
    fc.property(record, (document) => {
      const turned = Object.fromEntries(Object.entries(overTheWire(document)).reverse())
      expect(makePatch(document, overTheWire(document))).toEqual([])
      expect(makePatch(document, turned)).toEqual([])
    }),
  )
})

test('one edit is one step, whatever the document is', () => {
  const before = buildProject({ cards: { A: [['a', 'end', {}]], B: [['b', 'end', {}]] } })
  const main = before.flows.main as NonNullable<typeof before.flows.main>
  const after = { ...before, flows: { main: { ...main, cards: { ...main.cards, B: { ...main.cards.B, name: 'Other' } } } } }
  expect(makePatch(before, after)).toEqual([{ path: ['flows', 'main', 'cards', 'B', 'name'], value: 'Other' }])
})

test('what an edit did not touch stays the same objects', () => {
  const before = { name: 'p', flows: { main: { cards: { a: { nodes: [1] }, b: { nodes: [2] } }, links: { 'a.next': 'b' } } } }
  const after = produce(before, (draft) => {
    draft.flows.main.cards.a.nodes.push(3)
  })
  const applied = applyPatch(before, makePatch(before, after)) as typeof before
  expect(applied.flows.main.cards.a.nodes).toEqual([1, 3])
  expect(applied.flows.main.cards.b).toBe(before.flows.main.cards.b)
  expect(applied.flows.main.links).toBe(before.flows.main.links)
})

test('a patch written into a draft gives the same', () => {
  // Ids are never called like parts of the language; a draft's keys are written by assignment.
  const plain = fc.dictionary(
    fc.stringMatching(/^[a-z]{1,3}$/),
    fc.jsonValue({ maxDepth: 3 }).filter((value) => !JSON.stringify(value).includes('__proto__')),
    { noNullPrototype: true },
  )
  fc.assert(
    fc.property(plain, plain, (before, after) => {
      expect(produce(before, (draft) => writePatch(draft, makePatch(before, after)))).toEqual(after)
    }),
  )
})

test('a patch of another document is refused', () => {
  expect(applyPatch({ a: {} }, [{ path: ['b', 'c'], value: 1 }])).toBeNull()
  expect(applyPatch({ a: 1 }, [{ path: ['a', 'c'], value: 1 }])).toBeNull()
  expect(applyPatch({ a: 1 }, [{ path: ['b'] }])).toBeNull()
  expect(applyPatch({}, [{ path: [], value: 1 }])).toBeNull()
  expect(applyPatch({}, [{ path: ['constructor', 'name'], value: 1 }])).toBeNull()
})

test('nothing outside of the document is reached', () => {
  applyPatch({}, [{ path: ['__proto__', 'polluted'], value: true }])
  const rebuilt = applyPatch({}, JSON.parse('[{"path":["__proto__"],"value":{"polluted":true}}]'))
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  expect((rebuilt as { polluted?: boolean }).polluted).toBeUndefined()
})
