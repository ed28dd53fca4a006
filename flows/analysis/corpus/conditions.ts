import type { Listener } from '../../document/listener.ts'
import { branch, end, type Flawed, flawed, formula, healthy, rule } from './flawed.ts'

const two = (...conditions: string[]) => ({ cards: { a: [branch('b', ...conditions), end('e')], c: [end('f')] } })
const linked = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`b.branch:b${at + 1}`, 'c']))
const listener = (on: object) => ({ id: 'l', name: 'L', on, then: { kind: 'startOver', forget: true }, enabled: true }) as Listener

/** Branches, rules and global triggers. */
export const conditions: Flawed[] = [
  flawed('a branch without a condition', ['emptyBranch main/a/b #branches.b1'], { ...two(''), links: linked(1) }),
  flawed('a branch the one before takes all cases of', 'branchNeverTaken main/a/b.branch:b2 #branches.b2', {
    ...two('signals.turns > 2', 'signals.turns > 5'),
    links: linked(2),
  }),
  flawed('a branch that contradicts itself', 'branchNeverTaken main/a/b.branch:b1 #branches.b1', {
    ...two('signals.turns > 5 && signals.turns < 3'),
    links: linked(1),
  }),
  flawed('an otherwise with nothing left for it', 'elseNeverTaken main/a/b.else #branches', {
    ...two('signals.urgent', '!signals.urgent'),
    links: linked(2),
  }),
  flawed('a rule without a condition', 'emptyRule rule:r1', { policy: { rules: [rule('r1', '')] } }),
  flawed('a rule that contradicts itself', 'ruleNeverFires rule:r1', {
    policy: { rules: [rule('r1', 'signals.turns > 4 && signals.turns < 2')] },
  }),
  flawed('a rule behind a wider one', 'shadowedRule rule:r2', {
    policy: { rules: [rule('r1', 'signals.turns > 3'), rule('r2', 'signals.turns > 4 && signals.urgent')] },
  }),
  flawed('two rules for the same case, the first of which rests at times', 'sameRule rule:r2', {
    policy: {
      rules: [
        rule('r1', 'signals.turns > 3', { frequency: { kind: 'once' } }),
        rule('r2', 'signals.turns > 3 && signals.turns > 2', { then: [{ kind: 'offerHuman', queueId: 'q', message: {} }] }),
      ],
    },
  }),
  flawed('a rule for flows of which one is gone', 'unknownFlow #scope rule:r1', {
    policy: { rules: [rule('r1', 'signals.turns > 3', { scope: { flowIds: ['main', 'gone'], channels: [] } })] },
  }),
  flawed('a rule whose ticket is named after something unknown', 'expression rule:r1', {
    policy: {
      rules: [rule('r1', 'signals.turns > 3', { then: [{ kind: 'ticket', subject: { 'zh-CN': '{{ nope }}' }, ticketType: 'general' }] })],
    },
  }),
  flawed('a rule whose notification shows something unknown', 'expression rule:r1', {
    policy: { rules: [rule('r1', 'signals.turns > 3', { then: [{ kind: 'notify', message: '{{ nope }}' }] })] },
  }),
  flawed('两个全局触发听同一个词', 'shadowedListener listener:m', {
    listeners: [listener({ kind: 'keywords', words: ['菜单', '返回'] }), { ...listener({ kind: 'keywords', words: ['菜单'] }), id: 'm' }],
  }),
  flawed('two global triggers for a wish for a person', 'shadowedListener listener:m', {
    listeners: [listener({ kind: 'human' }), { ...listener({ kind: 'human' }), id: 'm' }],
  }),
  flawed('a global trigger without words', 'emptyListener listener:l', { listeners: [listener({ kind: 'keywords', words: [] })] }),
  flawed('a global trigger for an intent that is gone', 'listenerIntent listener:l', {
    listeners: [listener({ kind: 'intent', intentId: 'gone' })],
  }),
  flawed('a global trigger that asks for something unknown', 'expression listener:l', {
    listeners: [listener({ kind: 'expression', when: formula('nope > 1') })],
  }),
]

export const orderlyConditions = {
  'the narrow branch before the wide one': healthy({ ...two('signals.turns > 5', 'signals.turns > 2'), links: linked(2) }),
  'the narrow rule before the wide one': healthy({
    policy: { rules: [rule('r1', 'signals.turns > 4'), rule('r2', 'signals.turns > 3')] },
  }),
  'two rules for the same case that only remark': healthy({
    policy: { rules: ['a', 'b'].map((tag) => rule(tag, 'signals.turns > 3', { then: [{ kind: 'tag', tag }] })) },
  }),
  'a word alone, then anywhere in a message': healthy({
    listeners: [
      listener({ kind: 'keywords', words: ['menu'], match: 'whole' }),
      { ...listener({ kind: 'keywords', words: ['menu'], match: 'part' }), id: 'm' },
    ],
  }),
  'a global trigger with a word': healthy({ listeners: [listener({ kind: 'keywords', words: ['menu'] })] }),
}
