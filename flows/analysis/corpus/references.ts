import type { JsonObject } from '../../engine/types.ts'
import { ask, both, end, type Flawed, flawed, healthy, rule, say, set, settings, unanswered, variable } from './flawed.ts'

const leads = { 'h.nobody': 'b', 'h.timedOut': 'b', 'h.closed': 'b' }
const run = (more: JsonObject): [string, string, JsonObject] => ['r', 'run-flow', { flowId: 'other', ...more }]
const other = {
  other: {
    cards: { b: [['m', 'return', { values: [{ variable: 'given', expression: 'wanted + 1' }] }]] as [string, string, JsonObject][] },
    inputs: [{ id: 'wanted', type: 'number' as const, required: true }],
    outputs: [{ id: 'given', type: 'number' as const }],
  },
}
const wanted = { inputs: [{ input: 'wanted', expression: '1' }] }

/** What is spoken of and is not there, and what a flow is given and gives back. */
export const references: Flawed[] = [
  flawed('a node of a kind this program does not know', 'unknownNodeType main/a/t', {
    cards: { a: [['t', 'teleport', {}], end('e')] },
  }),
  flawed('a setting of the wrong kind', 'settingsInvalid main/a/q #retries', {
    cards: { a: [ask('q', { retries: 'many' }), end('e')] },
    links: unanswered('q', 'a'),
  }),
  flawed('a setting nobody knows', 'settingsInvalid main/a/q #colour', {
    cards: { a: [ask('q', { colour: 'red' }), end('e')] },
    links: unanswered('q', 'a'),
  }),
  flawed(
    'a hand-off to a queue that is gone',
    'unknownQueue main/a/h #queueId',
    { cards: { a: [['h', 'handoff', { queueId: 'gone' }], end('e')], b: [end('f')] }, links: leads },
    { queueIds: ['q'] },
  ),
  flawed('the fallback queue is gone', 'unknownQueue', {}, { queueIds: ['other'] }),
  flawed('no fallback queue', 'noFallbackQueue', {
    cards: { a: [['h', 'handoff', { queueId: 'q' }], end('e')], b: [end('f')] },
    links: leads,
    settings: settings({ fallbackQueueId: '' }),
  }),
  flawed('opening hours without a calendar', 'nothingChosen main/a/o #calendarId', {
    cards: { a: [['o', 'hours', {}], end('e')], b: [end('f')] },
    links: { 'o.closed': 'b' },
  }),
  flawed('opening hours of a calendar that is gone', 'unknownCalendar main/a/o #calendarId', {
    cards: { a: [['o', 'hours', { calendarId: 'gone' }], end('e')], b: [end('f')] },
    links: { 'o.closed': 'b' },
  }),
  flawed('opening hours of another calendar than there is', 'unknownCalendar main/a/o #calendarId', {
    cards: { a: [['o', 'hours', { calendarId: 'gone' }], end('e')], b: [end('f')] },
    links: { 'o.closed': 'b' },
    settings: settings({ calendars: [{ id: 'k', name: 'K', timezone: 'Asia/Shanghai', week: {}, closedDays: [], workdays: [] }] }),
  }),
  flawed('a time zone that does not exist', 'badTimezone', {
    settings: settings({ calendars: [{ id: 'k', name: 'K', timezone: 'Mars/Olympus', week: {}, closedDays: [], workdays: [] }] }),
  }),
  flawed('runs a flow that is gone', 'unknownFlow main/a/r #flowId', {
    cards: { a: [['r', 'run-flow', { flowId: 'gone' }], end('e')] },
  }),
  flawed('runs a flow and then one that is not chosen', 'nothingChosen main/a/s #flowId', {
    cards: { a: [run({}), ['s', 'run-flow', { flowId: '' }], end('e')] },
    flows: { other: { cards: { b: [['x', 'return']] } } },
  }),
  flawed('a global trigger to a card that is gone', 'unknownCard listener:l', {
    listeners: [{ id: 'l', name: 'L', on: { kind: 'startOver' }, then: { kind: 'goTo', flowId: 'main', cardId: 'gone' }, enabled: true }],
  }),
  flawed('a rule that goes on at a card that is gone', 'unknownCard rule:r', {
    policy: {
      rules: [rule('r', 'signals.turns > 3', { then: [{ kind: 'handoff', queueId: 'q', priority: 0, message: {}, afterCardId: 'gone' }] })],
    },
  }),
  flawed('goes to a card that is gone', 'unknownCard main/a/g #cardId', { cards: { a: [['g', 'go-to', { cardId: 'gone' }]] } }),
  flawed('gives a flow what it does not take', 'unknownInput main/a/r #inputs', {
    cards: { a: [run({ inputs: [...wanted.inputs, { input: 'nope', expression: '1' }] }), end('e')] },
    flows: other,
  }),
  flawed('does not give a flow what it needs', 'missingInput main/a/r #inputs', {
    cards: { a: [run({}), end('e')] },
    flows: other,
  }),
  flawed('does not give a flow what it needs, though a variable is called the same', 'missingInput main/a/r #inputs', {
    cards: { a: [run({}), say('m', '{{ wanted }}'), end('e')] },
    flows: other,
    variables: [variable('wanted', { type: 'number', initial: 1 })],
  }),
  flawed('takes from a flow what it does not give', 'unknownOutput main/a/r #outputs', {
    cards: { a: [run({ ...wanted, outputs: [{ output: 'nope', variable: 'v' }] }), ['m', 'message', { text: both('{{ v }}') }], end('e')] },
    flows: other,
    variables: [variable('v')],
  }),
]

export const orderlyReferences = {
  'a flow with what it takes and gives': healthy({
    cards: {
      a: [
        run({ ...wanted, outputs: [{ output: 'given', variable: 'v' }] }),
        set('s', 'w', 'v * 2'),
        ['m', 'message', { text: both('{{ v }} {{ w }}') }],
        end('e'),
      ],
    },
    flows: other,
    variables: [variable('v', { type: 'number' }), variable('w', { type: 'number' })],
  }),
  'a go-to': healthy({
    cards: { a: [ask('q')], b: [['g', 'go-to', { cardId: 'c' }]], c: [end('e')] },
    links: { 'q.next': 'b', ...unanswered('q', 'c') },
  }),
}
