import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compile } from '../engine/compile.ts'
import { runScenario } from '../scenarios/run-scenario.ts'
import { scenarioSchema } from '../scenarios/scenario.ts'
import { templates } from '../templates/index.ts'
import { arbitraryProject } from '../testing/arbitraries.ts'
import { analyse } from './analyse.ts'
import { flawedProjects } from './corpus/corpus.ts'
import { ask, branch, end, healthy, say, variable } from './corpus/flawed.ts'
import { counterExample } from './counter-example.ts'
import { goalOf } from './goal.ts'

type Short = ReturnType<typeof say>
const http: Short = ['h', 'http', { url: 'https://example.com', mappings: [{ path: '', variable: 'order' }] }]

const cases = flawedProjects.flatMap(({ name, project, options }) =>
  analyse(project, options).flatMap((finding) =>
    goalOf(project, finding) ? [{ name: `${name} (${finding.code})`, project, finding }] : [],
  ),
)

test.each(cases)('$name: can be played', ({ project, finding }) => {
  const scenario = counterExample(project, finding)
  expect(scenario).toBeDefined()
  if (!scenario) return
  const { passed, steps } = runScenario({ program: compile(project), scenario: scenarioSchema.parse(JSON.parse(JSON.stringify(scenario))) })
  expect(passed).toBe(true)
  const goal = goalOf(project, finding)
  expect(goal && steps.at(-1) && goal.isReached((steps.at(-1) as (typeof steps)[number]).moment)).toBe(true)
})

/** What is behind a branch is found by values that make its condition come out. */
test.each([
  [
    'an answer',
    [ask('q', { answer: 'number', variable: 'n' })],
    { 'q.next': 'b', 'q.invalid': 'z', 'q.timeout': 'z' },
    'n > 100 && n < 105',
  ],
  ['who the customer is', [], {}, 'customer.attributes.tier == "gold" && "vip" in customer.tags'],
  ['what another system says', [http], { 'h.failed': 'z', 'h.ok': 'b' }, 'order.status == "lost"'],
] as const)('a way that depends on %s is found', (_, nodes, links, condition) => {
  const project = healthy({
    cards: {
      a: [say('m'), ...nodes.map((node) => [...node] as Short), ...(nodes.length === 0 ? [['g', 'go-to', { cardId: 'b' }] as Short] : [])],
      b: [branch('w', condition), end('e')],
      c: [say('l', 'It is {{ v }}')],
      z: [end('f')],
    },
    links: { ...links, 'w.branch:b1': 'c' },
    variables: [variable('v'), variable('n', { type: 'number' }), variable('order', { type: 'object' })],
  })
  const finding = analyse(project).find(({ code }) => code === 'unsetVariable')
  const scenario = finding && counterExample(project, finding)
  expect(scenario && runScenario({ program: compile(project), scenario }).passed).toBe(true)
})

test('each way of the built-in template that is cut off can be shown', () => {
  const { project } = templates[0] as (typeof templates)[number]
  const flow = project.flows[project.entryFlowId]
  if (!flow) throw new Error('no flow')
  const missing: string[] = []
  for (const key of Object.keys(flow.links)) {
    const { [key]: _, ...links } = flow.links
    const cut = { ...project, flows: { ...project.flows, [flow.id]: { ...flow, links } } }
    const finding = analyse(cut).find(({ code, nodeId, portId }) => /^open/.test(code) && `${nodeId}.${portId}` === key)
    if (finding && !counterExample(cut, finding)) missing.push(key)
  }
  expect(missing).toEqual([])
}, 60_000)

test('behind a condition that never holds there is nothing to show', () => {
  const project = healthy({
    cards: { a: [branch('w', 'signals.turns > 5 && signals.turns < 3'), ask('q'), end('e')], b: [say('m')], c: [end('f')] },
    links: { 'w.branch:b1': 'b', 'q.invalid': 'c', 'q.timeout': 'c' },
  })
  const finding = analyse(project).find(({ code }) => code === 'openPort')
  expect(finding).toBeDefined()
  expect(finding && counterExample(project, finding)).toBeUndefined()
})

test('whatever the project, what is given can be played', () => {
  fc.assert(
    fc.property(arbitraryProject, fc.nat(), (project, pick) => {
      const findings = analyse(project)
      const finding = findings[pick % Math.max(findings.length, 1)]
      const scenario = finding && counterExample(project, finding)
      if (scenario) expect(runScenario({ program: compile(project), scenario }).passed).toBe(true)
    }),
    { numRuns: 15 },
  )
}, 60_000)
