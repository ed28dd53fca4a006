import type { Flow, Project } from '../../document/project.ts'
import { ask, both, end, type Flawed, flawed, healthy, say, settings, unanswered } from './flawed.ts'

function startingAt(startCardId: string): Project {
  const project = healthy({})
  return { ...project, flows: { main: { ...(project.flows.main as Flow), startCardId } } }
}
const other = { other: { cards: { b: [end('f')] } } }

/** How the cards hang together. */
export const ways: Flawed[] = [
  flawed('the entry flow is gone', 'entryFlowMissing', { entryFlowId: 'gone' }),
  flawed('no card to start with', 'startCardMissing main', { cards: {} }),
  { ...flawed('the card to start with is gone', 'startCardMissing main', {}), project: startingAt('gone') },
  flawed('two cards nothing leads to', ['unreachableCard main/b', 'unreachableCard main/c'], {
    cards: { a: [end('e')], b: [say('m')], c: [end('f')] },
    links: { 'm.next': 'c' },
  }),
  flawed('a way that stops short of the next card', ['openPort main/a/m.next', 'unreachableCard main/b'], {
    cards: { a: [say('m')], b: [end('e')] },
  }),
  flawed('a wrong answer leads nowhere, though a card hands over', 'openFailurePort main/a/q.invalid', {
    cards: { a: [ask('q'), end('e')], b: [['h', 'handoff', { queueId: 'q' }], end('f')] },
    links: { 'q.timeout': 'b', 'h.nobody': 'a', 'h.timedOut': 'a', 'h.closed': 'a' },
  }),
  flawed('nothing leads to a card', 'unreachableCard main/b', { cards: { a: [end('e')], b: [end('f')] } }),
  flawed('a card without anything on it', 'emptyCard main/b', { cards: { a: [say('m')], b: [] }, links: { 'm.next': 'b' } }),
  flawed('the last message leads nowhere', 'openPort main/b/n.next', {
    cards: { a: [say('m')], b: [say('n')] },
    links: { 'm.next': 'b' },
  }),
  flawed('a choice leads nowhere', 'openPort main/a/c.choice:y', {
    cards: {
      a: [
        [
          'c',
          'choices',
          {
            text: both('Which?'),
            timeoutMinutes: 10,
            choices: [
              { id: 'x', label: both('One') },
              { id: 'y', label: both('Two') },
            ],
          },
        ],
      ],
      b: [end('e')],
    },
    links: { 'c.choice:x': 'b', 'c.none': 'b', 'c.timeout': 'b' },
  }),
  flawed('a wrong answer leads nowhere', 'openFailurePort main/a/q.invalid', {
    cards: { a: [ask('q'), end('e')], b: [end('f')] },
    links: { 'q.timeout': 'b' },
  }),
  flawed('a request that fails leads nowhere', 'openFailurePort main/a/h.failed', {
    cards: { a: [['h', 'http', { url: 'https://example.com' }], end('e')] },
  }),
  flawed('an assistant that fails leads nowhere', 'openFailurePort main/a/l.failed', {
    cards: { a: [['l', 'assistant', { goal: 'Help' }], end('e')], b: [end('f')] },
    links: { 'l.needsHuman': 'b' },
  }),
  flawed('a hand-off to which nobody comes leads nowhere', 'openFailurePort main/a/h.nobody', {
    cards: { a: [['h', 'handoff', { queueId: 'q' }], end('e')], b: [end('f')] },
    links: { 'h.timedOut': 'b', 'h.closed': 'b' },
  }),
  flawed('a link to a card that is gone', 'brokenLink main/a/m.next', {
    cards: { a: [say('m')] },
    links: { 'm.next': 'gone' },
  }),
  flawed('two nodes of one id', 'duplicateNodeId main/a/m', { cards: { a: [say('m'), say('m'), end('e')] } }),
  flawed('round and round without waiting', 'loopWithoutWaiting main/b/n.next', {
    cards: { a: [say('m')], b: [say('n')] },
    links: { 'm.next': 'b', 'n.next': 'a' },
  }),
  flawed('a hand-off tried again at once when nobody is there', 'loopWithoutWaiting main/a/h.nobody', {
    cards: { a: [['h', 'handoff', { queueId: 'q' }], end('e')], b: [end('f')] },
    links: { 'h.nobody': 'a', 'h.timedOut': 'b', 'h.closed': 'b' },
  }),
  flawed('nothing leads to a person', ['noFallbackQueue', 'noWayToHuman main'], { settings: settings({ fallbackQueueId: '' }) }),
  flawed('a flow that nothing runs', 'unusedFlow other', { flows: other }),
  flawed('a flow that runs itself on one of its ways', 'recursion other/c/r', {
    cards: { a: [['s', 'run-flow', { flowId: 'other' }], end('e')] },
    flows: {
      other: {
        cards: {
          b: [ask('q')],
          c: [
            ['r', 'run-flow', { flowId: 'other' }],
            ['x', 'return'],
          ],
          d: [['y', 'return']],
        },
        links: { 'q.next': 'c', ...unanswered('q', 'd') },
      },
    },
  }),
  flawed('a flow that always runs itself', 'endlessRecursion other/b/r', {
    cards: { a: [['s', 'run-flow', { flowId: 'other' }], end('e')] },
    flows: { other: { cards: { b: [say('m'), ['r', 'run-flow', { flowId: 'other' }], ['x', 'return']] } } },
  }),
  flawed('questions that lead only to each other', 'noEnd main/b', {
    cards: { a: [say('m')], b: [ask('q')], c: [ask('r')] },
    links: { 'm.next': 'b', 'q.next': 'c', 'r.next': 'b', ...unanswered('q', 'c'), ...unanswered('r', 'b') },
  }),
  flawed('a question from which nobody comes to a person', ['noFallbackQueue', 'noWayToHumanFrom main/c'], {
    cards: {
      a: [ask('q')],
      b: [['h', 'handoff', { queueId: 'q' }], end('e')],
      c: [ask('r'), end('f')],
      d: [end('g')],
    },
    links: { 'q.next': 'b', ...unanswered('q', 'c'), ...unanswered('r', 'd'), 'h.nobody': 'd', 'h.timedOut': 'd', 'h.closed': 'd' },
    settings: settings({ fallbackQueueId: '' }),
  }),
  flawed('a question that waits for ever', 'noTimeout main/a/q', {
    cards: { a: [ask('q', { timeoutMinutes: 0 }), end('e')], b: [end('f')] },
    links: { 'q.invalid': 'b' },
  }),
]

/** The same, in order. */
export const orderlyWays = {
  'two cards and an end': healthy({ cards: { a: [say('m')], b: [end('e')] }, links: { 'm.next': 'b' } }),
  'a question whose ways all lead on': healthy({
    cards: { a: [ask('q'), end('e')], b: [end('f')] },
    links: unanswered('q', 'b'),
  }),
  'round again after waiting': healthy({
    cards: { a: [ask('q')], b: [say('m')], c: [end('e')] },
    links: { 'q.next': 'b', 'm.next': 'a', ...unanswered('q', 'c') },
  }),
  'a hand-off and what comes after it': healthy({
    cards: { a: [['h', 'handoff', { queueId: 'q' }], end('e')], b: [end('f')] },
    links: { 'h.nobody': 'b', 'h.timedOut': 'b', 'h.closed': 'b' },
  }),
  'a question after the person': healthy({
    cards: { a: [['h', 'handoff', { queueId: 'q' }], ask('q'), end('e')], b: [end('f')] },
    links: { 'h.nobody': 'b', 'h.timedOut': 'b', 'h.closed': 'b', ...unanswered('q', 'b') },
    listeners: [{ id: 'l', name: 'L', on: { kind: 'human' }, then: { kind: 'handoff', queueId: 'q', message: {} }, enabled: true }],
  }),
  'a flow that is run': healthy({ cards: { a: [['r', 'run-flow', { flowId: 'other' }], end('e')] }, flows: other }),
}
