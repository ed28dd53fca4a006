import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildProject } from '../testing/build-project.ts'
import { type JsonPart, partSchema, readJsonPart, writeJsonPart } from './json-part.ts'

const project = buildProject({ cards: { start: [['hello', 'message', { text: { en: 'Hello' } }]], other: [] } })
const card: JsonPart = { kind: 'card', flowId: 'main', cardId: 'start' }
const parts: JsonPart[] = [card, { kind: 'flow', flowId: 'main' }, { kind: 'project' }]

describe.each(parts)('$kind', (part) => {
  test('what is written is read as the same project', () => {
    expect(readJsonPart(project, part, writeJsonPart(project, part))).toEqual({ project })
  })
  test('a change is taken, the rest stays', () => {
    const read = readJsonPart(project, part, writeJsonPart(project, part).replace('Hello', 'Welcome'))
    if ('error' in read) throw new Error(read.error.code)
    expect(read.project.flows.main?.cards.start?.nodes[0]?.settings.text).toEqual({ en: 'Welcome' })
    expect(read.project.flows.main?.cards.other).toEqual(project.flows.main?.cards.other)
  })
  test('whatever is pasted is answered, never thrown at', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void readJsonPart(project, part, text)))
    for (const text of ['', 'null', '[]', '{"__proto__":{"id":"x"}}', '['.repeat(100_000), `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`])
      expect(readJsonPart(project, part, text)).toHaveProperty('error')
    expect(readJsonPart(project, part, ' '.repeat(10_000_000))).toMatchObject({ error: { code: 'tooLarge' } })
  })
  test('has a schema of its own', () => {
    expect(partSchema(part)).toHaveProperty(
      part.kind === 'project' ? 'properties.flows' : part.kind === 'flow' ? 'properties.startCardId' : 'properties.nodes',
    )
  })
})

test('a part cannot be put over another, nor a foreign project over this one', () => {
  expect(readJsonPart(project, card, '{"id":"other","name":"x","nodes":[]}')).toMatchObject({ error: { problems: [{ code: 'otherId' }] } })
  const foreign = JSON.stringify({ ...project, id: 'foreign' })
  expect(readJsonPart(project, { kind: 'project' }, foreign)).toMatchObject({ error: { problems: [{ code: 'otherId' }] } })
})

test('what does not fit is named with its place', () => {
  const read = readJsonPart(project, card, '{"id":"start","nodes":[]}')
  expect(read).toMatchObject({ error: { code: 'notAProject', problems: [{ path: 'flows.main.cards.start.name', code: 'missing' }] } })
})
