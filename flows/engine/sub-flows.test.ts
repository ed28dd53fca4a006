import { expect, test } from 'vitest'
import { buildProject } from '../testing/build-project.ts'
import { play } from '../testing/play.ts'
import { say, zh } from '../testing/small-flow.ts'
import { compile } from './compile.ts'

const total = { id: 'total', name: 'Total', type: 'number' as const, scope: 'conversation' as const, sensitive: false, initial: 1 }

/** `double` asks for a number and gives back twice as much, plus what it was given. */
const program = compile(
  buildProject({
    variables: [total],
    cards: {
      a: [
        [
          'run',
          'run-flow',
          { flowId: 'double', inputs: [{ input: 'plus', expression: 'total + 9' }], outputs: [{ output: 'result', variable: 'total' }] },
        ],
        ['told', 'message', { text: zh('合计 {{ total }}') }],
        ['e', 'end', {}],
      ],
    },
    flows: {
      double: {
        inputs: [{ id: 'plus', type: 'number' }],
        outputs: [{ id: 'result', type: 'number' }],
        locals: [{ id: 'total', type: 'number', initial: '5' }],
        cards: {
          s: [
            ['before', 'message', { text: zh('{{ total }} 和 {{ plus }}') }],
            ['ask', 'question', { text: zh('几？'), answer: 'number', variable: 'total' }],
            ['back', 'return', { values: [{ variable: 'result', expression: 'total * 2 + plus' }] }],
          ],
        },
      },
    },
  }),
)

test('a flow gets its inputs, works on its own locals and gives its outputs back', () => {
  const played = play(program, [say('7')])
  expect(played.said).toEqual(['5 和 10', '几？', '合计 24'])
  expect(played.state.variables).toEqual({ total: 24 })
})

test('locals live in the frame, and a local hides the variable of the same name', () => {
  const played = play(program, [])
  expect(played.state.variables).toEqual({ total: 1 })
  expect(played.state.stack.map((frame) => frame.locals)).toEqual([undefined, { plus: 10, result: null, total: 5 }])
})

test('a local survives being stored, and a second run starts afresh', () => {
  const again = compile(
    buildProject({
      variables: [total],
      cards: {
        a: [
          ['x', 'run-flow', { flowId: 'once' }],
          ['y', 'run-flow', { flowId: 'once' }],
          ['e', 'end', {}],
        ],
      },
      flows: {
        once: {
          locals: [{ id: 'seen', type: 'number', initial: 0 }],
          cards: {
            s: [
              ['set', 'set', { assignments: [{ variable: 'seen', expression: 'seen + 1' }] }],
              ['m', 'message', { text: zh('第 {{ seen }} 次') }],
              ['q', 'question', { text: zh('?'), answer: 'text' }],
            ],
          },
        },
      },
    }),
  )
  expect(play(again, [say('a'), say('b')]).said).toEqual(['第 1 次', '?', '第 1 次', '?'])
})
