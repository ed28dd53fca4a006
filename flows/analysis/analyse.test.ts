import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createProject } from '../document/create-project.ts'
import type { Project } from '../document/project.ts'
import { arbitraryProject } from '../testing/arbitraries.ts'
import { bigProject } from '../testing/big-project.ts'
import { buildProject } from '../testing/build-project.ts'
import { analyse } from './analyse.ts'
import { flawedProjects } from './corpus/corpus.ts'
import { describeFinding, findingSentences } from './words.ts'

const both = (text: string) => ({ 'zh-CN': text, en: text })
const quiet = { settings: { fallbackQueueId: 'q' } as never }
const codes = (project: Project, queueIds?: string[]) => analyse(project, queueIds ? { queueIds } : {}).map((finding) => finding.code)
const end = (id: string): [string, string, Record<string, never>] => [id, 'end', {}]

test('a value that is not set on every way comes with a way on which it is not', () => {
  const flaw = flawedProjects.find(({ name }) => name === 'a text shows what a wrong answer left empty')
  expect(flaw && analyse(flaw.project)[0]).toMatchObject({ cardId: 'b', nodeId: 'm', variableId: 'v', path: ['a', 'b'] })
})

test('a finding of a path shows the way there', () => {
  const project = buildProject({
    ...quiet,
    cards: { a: [['m', 'message', { text: both('x') }]], b: [['n', 'message', { text: both('y') }]] },
    links: { 'm.next': 'b' },
  })
  expect(analyse(project).find((finding) => finding.code === 'openPort')).toMatchObject({
    cardId: 'b',
    nodeId: 'n',
    portId: 'next',
    path: ['a', 'b'],
  })
})

test('an edited card is looked at again, its neighbours are not', () => {
  const project = buildProject({
    ...quiet,
    cards: { a: [['m', 'message', { text: both('{{ nope }}') }]], b: [end('e')] },
    links: { 'm.next': 'b' },
  })
  expect(codes(project)).toContain('expression')
  const main = project.flows.main
  if (!main?.cards.a) throw new Error('no card')
  const repaired: Project = {
    ...project,
    flows: {
      main: {
        ...main,
        cards: {
          ...main.cards,
          a: { ...main.cards.a, nodes: [{ id: 'm', type: 'message', version: 1, settings: { text: both('fine') } }] },
        },
      },
    },
  }
  expect(codes(repaired)).not.toContain('expression')
})

test('a declared variable clears the finding although no card changed', () => {
  const project = buildProject({ ...quiet, cards: { a: [['m', 'message', { text: both('{{ v }}') }], end('e')] } })
  expect(codes(project)).toContain('expression')
  expect(codes({ ...project, variables: [{ id: 'v', name: 'V', type: 'text', scope: 'conversation', sensitive: false }] })).not.toContain(
    'expression',
  )
})

test('any valid document is analysed without throwing, and every finding has its sentence in both languages', () => {
  fc.assert(
    fc.property(arbitraryProject, (project) => {
      for (const finding of analyse(project, { queueIds: ['q1'] })) {
        for (const language of ['zh-CN', 'en'] as const)
          expect(describeFinding({ finding, language, project })).not.toMatch(/^\s*$|undefined|[^{]\{\w+\}[^}]/)
      }
    }),
    { numRuns: 150 },
  )
})

test('both languages know every code', () => {
  expect(Object.keys(findingSentences['zh-CN']).sort()).toEqual(Object.keys(findingSentences.en).sort())
})

test('a new project has only the open end of its welcome card', () => {
  expect(codes(createProject({ id: 'p', name: 'New' })).sort()).toEqual(['noFallbackQueue', 'noWayToHuman', 'openPort'])
})

test('of a flow of 1,000 cards only that its questions have no time limit, in one finding', () => {
  expect(codes(bigProject(1000))).toEqual(['noTimeout'])
})
