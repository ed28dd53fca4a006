import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryProject } from '../testing/arbitraries.ts'
import { createProject } from './create-project.ts'
import { openProject } from './open-document.ts'

const project = createProject({ id: 'p', name: '新项目' })

test('a stored project opens as it was, with layout and findings', () => {
  const layout = { main: { cards: { welcome: { x: 10, y: 20 } }, notes: {} } }
  const opened = openProject(JSON.stringify({ project, layout }))
  expect(opened).toMatchObject({ project, layout })
  expect('findings' in opened && opened.findings.length).toBeGreaterThan(0)
})

test('a project alone opens too, and a broken layout is dropped', () => {
  expect(openProject(project)).toMatchObject({ project, layout: {} })
  expect(openProject({ project, layout: { main: 'left' } })).toMatchObject({ project, layout: {} })
})

test('whatever cannot be opened says why', () => {
  expect(openProject('{')).toMatchObject({ error: { code: 'notJson' } })
  expect(openProject(null)).toMatchObject({ error: { code: 'notAProject' } })
  expect(openProject({ ...project, schemaVersion: 99 })).toMatchObject({ error: { code: 'newerVersion' } })
  expect(openProject({ ...project, name: '' })).toMatchObject({
    error: { code: 'notAProject', problems: [{ path: 'name', code: 'tooLittle' }] },
  })
  expect(openProject(`{"project":${'['.repeat(5000)}${']'.repeat(5000)}}`)).toMatchObject({ error: { code: 'tooLarge' } })
  expect(openProject({ ...project, extra: Array.from({ length: 500_000 }, () => 0) })).toMatchObject({ error: { code: 'tooLarge' } })
})

test('a condition nested without end is refused, not run', () => {
  let when: object = { kind: 'formula', expression: 'true' }
  for (let depth = 0; depth < 3000; depth++) when = { kind: 'all', items: [when] }
  expect(openProject({ ...project, policy: { rules: [{ id: 'r', name: 'R', when, then: [{ kind: 'needsAttention' }] }] } })).toMatchObject({
    error: { code: 'tooLarge' },
  })
})

test('names of the language itself cannot be smuggled in', () => {
  const opened = openProject('{"project":{"__proto__":{"polluted":true},"schemaVersion":1}}')
  expect(opened).toHaveProperty('error')
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})

test('rubbish in the list of a node is a finding, not an exception', () => {
  const rubbish = structuredClone(project)
  const card = Object.values(rubbish.flows).flatMap((flow) => Object.values(flow.cards))[0]
  card?.nodes.push({ id: 'set', type: 'set', version: 1, settings: { assignments: [null] } })
  rubbish.variables.push({ id: 'secret', name: 'S', type: 'text', scope: 'conversation', sensitive: true })
  expect(openProject(rubbish)).toMatchObject({ findings: expect.arrayContaining([expect.objectContaining({ code: 'settingsInvalid' })]) })
})

test('any JSON at all gives an answer, never an exception', () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fc.string()), (value) => {
      openProject(value)
    }),
  )
  // A valid project with one value somewhere replaced by rubbish.
  fc.assert(
    fc.property(arbitraryProject, fc.nat(), fc.jsonValue({ maxDepth: 2 }), (valid, place, rubbish) => {
      const copy = structuredClone(valid) as unknown
      const spots: [Record<string, unknown>, string][] = []
      const walk = (value: unknown): void => {
        if (typeof value !== 'object' || value === null) return
        for (const key of Object.keys(value)) {
          spots.push([value as Record<string, unknown>, key])
          walk((value as Record<string, unknown>)[key])
        }
      }
      walk(copy)
      const spot = spots[place % spots.length]
      if (spot) spot[0][spot[1]] = rubbish
      openProject(copy)
    }),
    { numRuns: 200 },
  )
})
