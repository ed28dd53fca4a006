import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createProject } from '../document/create-project.ts'
import type { Project } from '../document/project.ts'
import type { JsonObject } from '../engine/types.ts'
import { arbitraryProject } from '../testing/arbitraries.ts'
import { bigProject } from '../testing/big-project.ts'
import { buildProject, type ShortCards } from '../testing/build-project.ts'
import { analyse } from './analyse.ts'
import type { FindingCode } from './finding.ts'
import { describeFinding, findingSentences } from './words.ts'

const both = (text: string) => ({ 'zh-CN': text, en: text })
const quiet = { settings: { fallbackQueueId: 'q' } as never }
const codes = (project: Project, queueIds?: string[]) => analyse(project, queueIds ? { queueIds } : {}).map((finding) => finding.code)
const formula = (id: string, expression: string) => ({ id, name: id, when: { kind: 'formula', expression } })
const run = (settings: JsonObject): [string, string, JsonObject] => ['r', 'run-flow', { flowId: 'other', ...settings }]
const other = {
  cards: { b: [['m', 'return', {}]] } as ShortCards,
  inputs: [{ id: 'wanted', type: 'number' as const, required: true }],
  outputs: [{ id: 'given', type: 'number' as const }],
}
const listener = (on: object) => ({ id: 'l', name: 'L', on, then: { kind: 'startOver', forget: true }, enabled: true }) as never
const end = (id: string): [string, string, Record<string, never>] => [id, 'end', {}]

/** One broken thing each: the code must be found in the first and not in the repaired second. */
const cases: {
  code: FindingCode
  broken: Parameters<typeof buildProject>[0]
  fixed: Parameters<typeof buildProject>[0]
  queueIds?: string[]
}[] = [
  {
    code: 'unreachableCard',
    broken: { cards: { a: [end('e')], b: [end('f')] } },
    fixed: { cards: { a: [['m', 'message', { text: both('x') }]], b: [end('f')] }, links: { 'm.next': 'b' } },
  },
  {
    code: 'openPort',
    broken: { cards: { a: [['m', 'message', { text: both('x') }]] } },
    fixed: { cards: { a: [['m', 'message', { text: both('x') }], end('e')] } },
  },
  {
    code: 'openFailurePort',
    broken: { cards: { a: [['q', 'question', { text: both('x') }], end('e')] } },
    fixed: { cards: { a: [['q', 'question', { text: both('x') }], end('e')], b: [end('f')] }, links: { 'q.invalid': 'b' } },
  },
  { code: 'emptyCard', broken: { cards: { a: [] } }, fixed: { cards: { a: [end('e')] } } },
  {
    code: 'brokenLink',
    broken: { cards: { a: [['m', 'message', { text: both('x') }]] }, links: { 'm.next': 'gone' } },
    fixed: { cards: { a: [['m', 'message', { text: both('x') }], end('e')] } },
  },
  {
    code: 'unknownVariable',
    broken: { cards: { a: [['q', 'question', { text: both('x'), variable: 'v' }]] } },
    fixed: {
      cards: { a: [['q', 'question', { text: both('x'), variable: 'v' }]] },
      variables: [{ id: 'v', name: 'V', type: 'text' } as never],
    },
  },
  {
    code: 'expression',
    broken: { cards: { a: [['m', 'message', { text: both('{{ nope }}') }]] } },
    fixed: { cards: { a: [['m', 'message', { text: both('{{ now.date }}') }]] } },
  },
  {
    code: 'wrongVariableType',
    broken: {
      cards: { a: [['s', 'set', { assignments: [{ variable: 'n', expression: '"x"' }] }]] },
      variables: [{ id: 'n', name: 'N', type: 'number' } as never],
    },
    fixed: {
      cards: { a: [['s', 'set', { assignments: [{ variable: 'n', expression: '5' }] }]] },
      variables: [{ id: 'n', name: 'N', type: 'number' } as never],
    },
  },
  {
    code: 'loopWithoutWaiting',
    broken: {
      cards: { a: [['m', 'message', { text: both('x') }]], b: [['n', 'message', { text: both('y') }]] },
      links: { 'm.next': 'b', 'n.next': 'a' },
    },
    fixed: {
      cards: { a: [['q', 'question', { text: both('x') }]], b: [['n', 'message', { text: both('y') }]] },
      links: { 'q.next': 'b', 'n.next': 'a' },
    },
  },
  {
    code: 'loopWithoutWaiting',
    broken: { cards: { a: [['h', 'handoff', { queueId: 'q' }]] }, links: { 'h.nobody': 'a' } },
    fixed: { cards: { a: [['h', 'handoff', { queueId: 'q' }]] }, links: { 'h.timedOut': 'a' } },
  },
  {
    code: 'noWayToHuman',
    broken: { cards: { a: [end('e')] }, settings: {} as never },
    fixed: { cards: { a: [['h', 'handoff', { queueId: 'q' }]] }, settings: {} as never },
  },
  {
    code: 'missingTranslation',
    broken: { cards: { a: [['m', 'message', { text: { 'zh-CN': 'x' } }]] } },
    fixed: { cards: { a: [['m', 'message', { text: both('x') }]] } },
  },
  {
    code: 'settingsInvalid',
    broken: { cards: { a: [['q', 'question', { retries: 'many' }]] } },
    fixed: { cards: { a: [['q', 'question', { retries: 3 }]] } },
  },
  { code: 'unknownNodeType', broken: { cards: { a: [['q', 'teleport', {}]] } }, fixed: { cards: { a: [end('e')] } } },
  {
    code: 'unknownQueue',
    broken: { cards: { a: [['h', 'handoff', { queueId: 'gone' }]] } },
    fixed: { cards: { a: [['h', 'handoff', { queueId: 'q' }]] } },
    queueIds: ['q'],
  },
  {
    code: 'unknownIntent',
    broken: { cards: { a: [['i', 'intent', { routes: [{ id: 'r', intentId: 'x' }] }]] } },
    fixed: {
      cards: { a: [['i', 'intent', { routes: [{ id: 'r', intentId: 'x' }] }]] },
      intents: [{ id: 'x', name: 'X', description: '', examples: {} }],
    },
  },
  { code: 'unknownCalendar', broken: { cards: { a: [['o', 'hours', { calendarId: 'x' }]] } }, fixed: { cards: { a: [end('e')] } } },
  {
    code: 'unknownFlow',
    broken: { cards: { a: [['r', 'run-flow', { flowId: 'x' }]] } },
    fixed: { cards: { a: [['r', 'run-flow', { flowId: 'sub' }]] }, flows: { sub: { cards: { s: [['x', 'return']] } } } },
  },
  {
    code: 'unknownCard',
    broken: { cards: { a: [['g', 'go-to', { cardId: 'x' }]] } },
    fixed: { cards: { a: [['g', 'go-to', { cardId: 'b' }]], b: [end('e')] } },
  },
  { code: 'recursion', broken: { cards: { a: [['r', 'run-flow', { flowId: 'main' }]] } }, fixed: { cards: { a: [end('e')] } } },
  {
    code: 'fewExamples',
    broken: {
      cards: { a: [['i', 'intent', { routes: [{ id: 'r', intentId: 'x' }] }]] },
      intents: [{ id: 'x', name: 'X', description: '', examples: { 'zh-CN': ['a'] } }],
    },
    fixed: {
      cards: { a: [['i', 'intent', { routes: [{ id: 'r', intentId: 'x' }] }]] },
      intents: [{ id: 'x', name: 'X', description: '', examples: { 'zh-CN': ['a', 'b', 'c'], en: ['d', 'e'] } }],
    },
  },
  {
    code: 'duplicateChoice',
    broken: {
      cards: {
        a: [
          [
            'c',
            'choices',
            {
              text: both('x'),
              choices: [
                { id: 'x', label: both('Yes') },
                { id: 'y', label: both('yes') },
              ],
            },
          ],
        ],
      },
    },
    fixed: {
      cards: {
        a: [
          [
            'c',
            'choices',
            {
              text: both('x'),
              choices: [
                { id: 'x', label: both('Yes') },
                { id: 'y', label: both('No') },
              ],
            },
          ],
        ],
      },
    },
  },
  {
    code: 'noChoices',
    broken: { cards: { a: [['c', 'choices', { text: both('x') }]] } },
    fixed: { cards: { a: [['c', 'choices', { text: both('x'), choices: [{ id: 'x', label: both('Yes') }] }]] } },
  },
  {
    code: 'emptyText',
    broken: { cards: { a: [['q', 'question', {}]] } },
    fixed: { cards: { a: [['q', 'question', { text: both('x') }]] } },
  },
  {
    code: 'badPattern',
    broken: { cards: { a: [['q', 'question', { text: both('x'), answer: 'regex', pattern: '(' }]] } },
    fixed: { cards: { a: [['q', 'question', { text: both('x'), answer: 'regex', pattern: '\\d+' }]] } },
  },
  {
    code: 'reservedVariable',
    broken: { cards: { a: [end('e')] }, variables: [{ id: 'customer', name: 'C', type: 'text' } as never] },
    fixed: { cards: { a: [end('e')] }, variables: [{ id: 'client', name: 'C', type: 'text' } as never] },
  },
  {
    code: 'emptyBranch',
    broken: { cards: { a: [['b', 'branch', { branches: [{ id: 'x', when: { kind: 'all', items: [] } }] }]] } },
    fixed: { cards: { a: [['b', 'branch', { branches: [{ id: 'x', when: { kind: 'formula', expression: 'true' } }] }]] } },
  },
  {
    code: 'branchNeverTaken',
    broken: { cards: { a: [['b', 'branch', { branches: [formula('x', 'signals.turns > 2'), formula('y', 'signals.turns > 5')] }]] } },
    fixed: { cards: { a: [['b', 'branch', { branches: [formula('x', 'signals.turns > 5'), formula('y', 'signals.turns > 2')] }]] } },
  },
  {
    code: 'elseNeverTaken',
    broken: { cards: { a: [['b', 'branch', { branches: [formula('x', 'signals.urgent'), formula('y', '!signals.urgent')] }]] } },
    fixed: { cards: { a: [['b', 'branch', { branches: [formula('x', 'signals.urgent')] }]] } },
  },
  {
    code: 'unusedVariable',
    broken: { cards: { a: [end('e')] }, variables: [{ id: 'v', name: 'V', type: 'text' } as never] },
    fixed: {
      cards: { a: [['m', 'message', { text: both('{{ v }}') }], end('e')] },
      variables: [{ id: 'v', name: 'V', type: 'text', initial: 'x' } as never],
    },
  },
  {
    code: 'unsetVariable',
    broken: {
      cards: {
        a: [['q', 'question', { text: both('x'), variable: 'v' }]],
        b: [['m', 'message', { text: both('{{ v }}') }], end('e')],
      },
      links: { 'q.next': 'b', 'q.invalid': 'b' },
      variables: [{ id: 'v', name: 'V', type: 'text' } as never],
    },
    fixed: {
      cards: {
        a: [['q', 'question', { text: both('x'), variable: 'v' }]],
        b: [['m', 'message', { text: both('{{ v }}') }], end('e')],
        c: [end('f')],
      },
      links: { 'q.next': 'b', 'q.invalid': 'c' },
      variables: [{ id: 'v', name: 'V', type: 'text' } as never],
    },
  },
  {
    code: 'sensitiveSent',
    broken: {
      cards: {
        a: [
          ['s', 'set', { assignments: [{ variable: 'w', expression: 'v + "!"' }] }],
          ['h', 'http', { url: 'https://example.com/{{ w }}' }],
          end('e'),
        ],
      },
      variables: [
        { id: 'v', name: 'V', type: 'text', initial: '', sensitive: true },
        { id: 'w', name: 'W', type: 'text', initial: '' },
      ] as never,
    },
    fixed: {
      cards: { a: [['h', 'http', { url: 'https://example.com/{{ w }}' }], end('e')] },
      variables: [{ id: 'w', name: 'W', type: 'text', initial: '' }] as never,
    },
  },
  {
    code: 'unusedFlow',
    broken: { cards: { a: [end('e')] }, flows: { other: { cards: { b: [end('f')] } } } },
    fixed: { cards: { a: [['r', 'run-flow', { flowId: 'other' }], end('e')] }, flows: { other: { cards: { b: [end('f')] } } } },
  },
  {
    code: 'unknownInput',
    broken: { cards: { a: [run({ inputs: [{ input: 'nope', expression: '1' }] }), end('e')] }, flows: { other } },
    fixed: { cards: { a: [run({ inputs: [{ input: 'wanted', expression: '1' }] }), end('e')] }, flows: { other } },
  },
  {
    code: 'missingInput',
    broken: { cards: { a: [run({}), end('e')] }, flows: { other } },
    fixed: { cards: { a: [run({ inputs: [{ input: 'wanted', expression: '1' }] }), end('e')] }, flows: { other } },
  },
  {
    code: 'unknownOutput',
    broken: { cards: { a: [run({ outputs: [{ output: 'nope', variable: 'v' }] }), end('e')] }, flows: { other } },
    fixed: { cards: { a: [run({ outputs: [{ output: 'given', variable: 'v' }] }), end('e')] }, flows: { other } },
  },
  {
    code: 'emptyListener',
    broken: { cards: { a: [end('e')] }, listeners: [listener({ kind: 'keywords', words: [] })] },
    fixed: { cards: { a: [end('e')] }, listeners: [listener({ kind: 'keywords', words: ['menu'] })] },
  },
  {
    code: 'listenerIntent',
    broken: { cards: { a: [end('e')] }, listeners: [listener({ kind: 'intent', intentId: 'gone' })] },
    fixed: { cards: { a: [end('e')] }, listeners: [listener({ kind: 'human' })] },
  },
  {
    code: 'sharedExample',
    broken: {
      cards: { a: [end('e')] },
      intents: [
        { id: 'i', name: 'I', description: '', examples: { en: ['where is it'] } },
        { id: 'j', name: 'J', description: '', examples: { en: ['Where is it?'] } },
      ],
    },
    fixed: {
      cards: { a: [end('e')] },
      intents: [
        { id: 'i', name: 'I', description: '', examples: { en: ['where is it', 'Where is it?'] } },
        { id: 'j', name: 'J', description: '', examples: { en: ['send it back'] } },
      ],
    },
  },
]

describe('each finding appears with its cause and goes with its repair', () => {
  for (const { code, broken, fixed, queueIds } of cases) {
    test(code, () => {
      expect(codes(buildProject({ ...quiet, ...broken }), queueIds)).toContain(code)
      expect(codes(buildProject({ ...quiet, ...fixed }), queueIds)).not.toContain(code)
    })
  }

  test('shadowedRule and emptyRule', () => {
    const rule = (id: string, expression: string) => ({
      id,
      name: id,
      when: { kind: 'formula', expression },
      then: [{ kind: 'handoff', queueId: 'q' }],
      frequency: { kind: 'always' },
    })
    const project = (...rules: object[]) => buildProject({ ...quiet, cards: { a: [end('e')] }, policy: { rules } as never })
    expect(codes(project(rule('r1', 'signals.turns > 3'), rule('r2', 'signals.turns > 3')))).toContain('shadowedRule')
    expect(codes(project(rule('r1', 'signals.turns > 3'), rule('r2', 'signals.turns > 4 && signals.urgent')))).toContain('shadowedRule')
    expect(codes(project(rule('r1', 'signals.turns > 4'), rule('r2', 'signals.turns > 3')))).not.toContain('shadowedRule')
    expect(codes(project(rule('r1', 'signals.turns > 4 && signals.turns < 2')))).toContain('ruleNeverFires')
    expect(codes(project(rule('r1', '')))).toContain('emptyRule')
  })
})

test('a value that is not set on every way comes with a way on which it is not', () => {
  const { broken } = cases.find(({ code }) => code === 'unsetVariable') ?? {}
  const finding = broken && analyse(buildProject({ ...quiet, ...broken })).find(({ code }) => code === 'unsetVariable')
  expect(finding).toMatchObject({ cardId: 'b', nodeId: 'm', variableId: 'v', path: ['a', 'b'] })
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

test('a flow of 1,000 cards has no finding but its size', () => {
  expect(codes(bigProject(1000))).toEqual([])
})
