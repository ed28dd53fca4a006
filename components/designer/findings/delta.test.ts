import fc from 'fast-check'
import { produce } from 'immer'
import { describe, expect, test } from 'vitest'
import { applyDelta, deltaOf, writeDelta } from './delta.ts'

const document = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 }), { noNullPrototype: true })

describe('what changed between two documents', () => {
  test('put onto the first gives the second, for any two documents', () => {
    fc.assert(
      fc.property(document, document, (before, after) => {
        // What travels to another thread is a copy.
        expect(applyDelta(before, structuredClone(deltaOf(before, after)))).toEqual(after)
      }),
    )
  })

  test('written into a draft gives the second too', () => {
    // Ids are never called like parts of the language; a draft's keys are written by assignment.
    const plain = fc.dictionary(
      fc.stringMatching(/^[a-z]{1,3}$/),
      fc.jsonValue({ maxDepth: 3 }).filter((value) => !JSON.stringify(value).includes('__proto__')),
      { noNullPrototype: true },
    )
    fc.assert(
      fc.property(plain, plain, (before, after) => {
        expect(produce(before, (draft) => writeDelta(draft, deltaOf(before, after)))).toEqual(after)
      }),
    )
  })

  test('is as small as the edit, and leaves the rest the same objects', () => {
    const before = { name: 'p', flows: { main: { cards: { a: { nodes: [1] }, b: { nodes: [2] } }, links: { 'a.next': 'b' } } } }
    const after = produce(before, (draft) => {
      draft.flows.main.cards.a.nodes.push(3)
    })
    const delta = deltaOf(before, after)
    expect(JSON.stringify(delta)).not.toContain('links')
    const applied = applyDelta(before, delta)
    expect(applied.flows.main.cards.a.nodes).toEqual([1, 3])
    expect(applied.flows.main.cards.b).toBe(before.flows.main.cards.b)
    expect(applied.flows.main.links).toBe(before.flows.main.links)
  })

  test('carries off what is gone', () => {
    expect(applyDelta({ a: 1, b: { c: 1, d: 2 } }, deltaOf({ a: 1, b: { c: 1, d: 2 } }, { b: { d: 2 } }))).toEqual({ b: { d: 2 } })
  })
})
