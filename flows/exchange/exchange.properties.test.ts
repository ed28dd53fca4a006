import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { Layout } from '../document/layout.ts'
import type { Opened } from '../document/open-document.ts'
import { describeOpenError } from '../document/open-words.ts'
import { languages } from '../document/primitives.ts'
import type { Project } from '../document/project.ts'
import { isRecord } from '../document/same.ts'
import { compile } from '../engine/compile.ts'
import { generateScenarios } from '../scenarios/generate/generate-scenarios.ts'
import { afterSalesProject } from '../templates/after-sales/project.ts'
import { arbitraryProject } from '../testing/arbitraries.ts'
import { arbitraryEdits, makeEdits } from '../testing/arbitrary-edits.ts'
import { canonicalJson } from './canonical-json.ts'
import { readProjectFile, writeProjectFile } from './project-file.ts'
import { readProjectFolder, writeProjectFolder } from './project-folder.ts'

// A busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 })

const layout: Layout = { main: { cards: { a: { x: 1, y: -2.5 } }, notes: { n: { x: 0, y: 0, text: '注', width: 200 } } } }
/** Settings with keys and texts that could be mistaken for the format's own. */
const tricky = fc
  .tuple(
    arbitraryProject,
    arbitraryEdits,
    fc.dictionary(
      fc.constantFrom('$text', '$$text', 'en', 'zh-CN', 'a.b', 'a', 'constructor', 'x\u202Ey'),
      fc.jsonValue({ maxDepth: 2, noUnicodeString: false }),
    ),
  )
  .map(([project, edits, settings]) => {
    const edited = makeEdits(project, edits)
    const node = Object.values(edited.flows.main?.cards ?? {})[0]?.nodes[0]
    if (node) node.settings = { ...node.settings, ...settings, nested: { b: settings } } as typeof node.settings
    // As a file has it: what JSON cannot say (-0, for one) is in no document, wherever the random edits put it.
    return JSON.parse(JSON.stringify(edited)) as Project
  })
const opens = (opened: Opened, project: Project): void => {
  expect(opened).toMatchObject({ project, layout })
}

test('a project written to a file and read again is the same, with its layout', () => {
  fc.assert(fc.property(tricky, (project) => opens(readProjectFile(writeProjectFile({ project, layout })), project)))
})

test('a project written to a folder and read again is the same, with its layout', () => {
  fc.assert(fc.property(tricky, (project) => opens(readProjectFolder(writeProjectFolder({ project, layout })), project)))
})

test('scenarios go along in a file and in a folder; those that do not fit are left behind', () => {
  const { scenarios } = generateScenarios({ program: compile(afterSalesProject), maxTried: 200 })
  const document = { project: afterSalesProject, layout, scenarios }
  expect(scenarios.length).toBeGreaterThan(3)
  expect(readProjectFile(writeProjectFile(document))).toMatchObject(document)
  expect(readProjectFolder(writeProjectFolder(document))).toMatchObject(document)
  const broken = JSON.stringify({ ...document, scenarios: [scenarios[0], { id: 'x' }, scenarios[0], 7] })
  expect(readProjectFile(broken)).toMatchObject({ scenarios: [scenarios[0]] })
})

test('the same document gives the same text, in whatever order its keys come', () => {
  fc.assert(
    fc.property(arbitraryProject, (project) => {
      const shuffled = JSON.parse(JSON.stringify(project), (_, value: unknown) =>
        isRecord(value) ? Object.fromEntries(Object.entries(value).reverse()) : value,
      ) as Project
      expect(writeProjectFile({ project: shuffled, layout })).toBe(writeProjectFile({ project, layout }))
      expect([...writeProjectFolder({ project: shuffled, layout })]).toEqual([...writeProjectFolder({ project, layout })])
    }),
  )
})

test('no two files of a folder differ only in capitals, and none has a name some systems refuse', () => {
  const flows = Object.fromEntries(
    ['Main', 'main', 'con', 'MAIN', 'main-2'].map((id) => [id, { id, name: id, startCardId: 'a', cards: {}, links: {} }]),
  )
  const project: Project = { ...afterSalesProject, flows }
  const folder = writeProjectFolder({ project, layout })
  expect(new Set([...folder.keys()].map((path) => path.toLowerCase())).size).toBe(folder.size)
  expect(folder.has('flows/con.json')).toBe(false)
  opens(readProjectFolder(folder), project)
})

/** Whatever came in: a project, or why it is none, in both languages. */
function answers(opened: Opened): void {
  if ('project' in opened) return
  for (const language of languages) {
    const { sentence, problems } = describeOpenError(opened.error, language)
    for (const line of [sentence, ...problems]) expect(line).not.toMatch(/undefined|\{(path|name|expected|limit|values|id|key)\}|^$/)
  }
}

test('any text at all is answered, in both languages, never with an exception', () => {
  const bytes = fc.uint8Array({ maxLength: 400 }).map((array) => new TextDecoder().decode(array))
  fc.assert(fc.property(fc.oneof(bytes, fc.string({ unit: 'binary' }), fc.json()), (text) => answers(readProjectFile(text))))
})

test('a file with any of its characters changed is answered', () => {
  const text = writeProjectFile({ project: afterSalesProject, layout })
  fc.assert(
    fc.property(
      fc.nat(text.length - 1),
      fc.nat(40),
      fc.oneof(fc.constantFrom('', '"', '{', '}', ',', '\u0000', '9'), fc.string()),
      (at, length, other) => answers(readProjectFile(text.slice(0, at) + other + text.slice(at + length))),
    ),
    { numRuns: 300 },
  )
})

test('a folder with files missing, broken or exchanged is answered', () => {
  const folder = writeProjectFolder({ project: afterSalesProject, layout })
  const paths = [...folder.keys()]
  fc.assert(
    fc.property(
      fc.constantFrom(...paths),
      fc.oneof(fc.constant(null), fc.json(), fc.string(), fc.constantFrom(...folder.values())),
      (path, text) => {
        const broken = new Map(folder)
        if (text === null) broken.delete(path)
        else broken.set(path, text)
        answers(readProjectFolder(broken))
      },
    ),
    { numRuns: 300 },
  )
})

test('hostile files are refused in words and leave no trace', () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
  const hostile = [
    deep,
    `{"project":${deep}}`,
    '{"__proto__":{"polluted":1},"project":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}',
    JSON.stringify({ ...afterSalesProject, name: 'x'.repeat(10_000_000) }),
    JSON.stringify({ ...afterSalesProject, flows: [] }),
    JSON.stringify({ ...afterSalesProject, flows: { main: { ...afterSalesProject.flows.main, id: 'other' } } }),
    JSON.stringify({ ...afterSalesProject, entryFlowId: '\u202Eniam' }),
    JSON.stringify(afterSalesProject).replace('"schemaVersion":1', '"schemaVersion":1e400'),
    'null',
    '',
  ]
  for (const text of hostile) {
    const opened = readProjectFile(text)
    expect(opened).toHaveProperty('error')
    answers(opened)
  }
  for (const path of ['project.json', 'flows/main.json', 'intents.json', 'texts/en.json']) {
    const folder = new Map(writeProjectFolder({ project: afterSalesProject, layout })).set(path, `{"a":${deep}}`)
    answers(readProjectFolder(folder))
  }
  const smuggled = readProjectFile(JSON.stringify(afterSalesProject).replace('"flows":{', '"flows":{"__proto__":{"polluted":1},'))
  expect('project' in smuggled && Object.keys(smuggled.project.flows)).toEqual(Object.keys(afterSalesProject.flows))
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})

test('flows that run each other in a circle open, and the circle is told as a finding', () => {
  const flow = (id: string, other: string) => ({
    id,
    name: id,
    startCardId: 'a',
    cards: { a: { id: 'a', name: 'a', nodes: [{ id: 'n', type: 'run-flow', version: 1, settings: { flowId: other } }] } },
    links: { 'n.next': 'a' },
  })
  const opened = readProjectFile(
    canonicalJson({ ...afterSalesProject, entryFlowId: 'x', flows: { x: flow('x', 'y'), y: flow('y', 'x') }, policy: { rules: [] } }),
  )
  expect('findings' in opened && opened.findings.map(({ code }) => code)).toContain('endlessRecursion')
})
