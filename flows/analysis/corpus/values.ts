import { ask, end, type Flawed, flawed, healthy, say, set, unanswered, variable } from './flawed.ts'

/** What is written, read and sent. */
export const values: Flawed[] = [
  flawed('a variable nobody declared is written', 'unknownVariable main/a/q #variable', {
    cards: { a: [ask('q', { variable: 'v' }), end('e')], b: [end('f')] },
    links: unanswered('q', 'b'),
  }),
  flawed('a constant is written', 'constantWritten main/a/s #variable', {
    cards: { a: [set('s', 'v', '"x"'), say('m', '{{ v }}'), end('e')] },
    variables: [variable('v', { scope: 'constant', initial: 'y' })],
  }),
  flawed('a text goes into a number', 'wrongVariableType main/a/s #assignments.0', {
    cards: { a: [set('s', 'n', '"x"'), say('m', '{{ n }}'), end('e')] },
    variables: [variable('n', { type: 'number' })],
  }),
  flawed('a text asks for something unknown', 'expression main/a/m #text', { cards: { a: [say('m', '{{ nope }}'), end('e')] } }),
  flawed('a name is written wrong', 'expression main/a/m #text', {
    cards: { a: [say('m', '{{ order_numbr }}'), say('n', '{{ order_number }}'), end('e')] },
    variables: [variable('order_number', { initial: '7' })],
  }),
  flawed('a text shows a number that a wrong answer left empty', 'unsetVariable main/b/m #text variable:v', {
    cards: { a: [ask('q', { variable: 'v', answer: 'number' })], b: [say('m', '{{ v }}'), end('e')] },
    links: { 'q.next': 'b', ...unanswered('q', 'b') },
    variables: [variable('v', { type: 'number' })],
  }),
  flawed('a formula that adds a number to a truth', 'expression main/a/s #assignments.0', {
    cards: { a: [set('s', 'n', 'n + true'), say('m', '{{ n }}'), end('e')] },
    variables: [variable('n', { type: 'number', initial: 1 })],
  }),
  flawed('a variable with the name of a built-in', 'reservedVariable variable:customer', {
    variables: [variable('customer')],
  }),
  flawed('two variables of one id', 'duplicateVariable variable:v', {
    cards: { a: [say('m', '{{ v }}'), end('e')] },
    variables: [variable('v', { initial: 'x' }), variable('v', { initial: 'y' })],
  }),
  flawed('a variable nothing uses', 'unusedVariable variable:v', { variables: [variable('v')] }),
  flawed('a text shows what a wrong answer left empty', 'unsetVariable main/b/m #text variable:v', {
    cards: { a: [ask('q', { variable: 'v' })], b: [say('m', '{{ v }}'), end('e')] },
    links: { 'q.next': 'b', ...unanswered('q', 'b') },
    variables: [variable('v')],
  }),
  flawed('an identity number goes to another system', 'sensitiveSent main/a/h #url variable:w', {
    cards: {
      a: [set('s', 'w', 'v + "!"'), ['h', 'http', { url: 'https://example.com/{{ w }}' }], end('e')],
      b: [end('f')],
    },
    links: { 'h.failed': 'b' },
    variables: [variable('v', { initial: '', sensitive: true }), variable('w', { initial: '' })],
  }),
]

export const orderlyValues = {
  'asked, then shown': healthy({
    cards: { a: [ask('q', { variable: 'v' })], b: [say('m', '{{ v }}'), end('e')], c: [end('f')] },
    links: { 'q.next': 'b', ...unanswered('q', 'c') },
    variables: [variable('v')],
  }),
  'a secret in a header, where it belongs': healthy({
    cards: {
      a: [['h', 'http', { url: 'https://example.com', headers: [{ key: 'authorization', value: 'Bearer {{ token }}' }] }], end('e')],
      b: [end('f')],
    },
    links: { 'h.failed': 'b' },
    variables: [variable('token', { type: 'secret', scope: 'constant', initial: 'x' })],
  }),
  'a missing value that is asked about first': healthy({
    cards: { a: [ask('q', { variable: 'v' })], b: [say('m', '{{ orElse(v, "friend") }}'), end('e')] },
    links: { 'q.next': 'b', ...unanswered('q', 'b') },
    variables: [variable('v')],
  }),
}
