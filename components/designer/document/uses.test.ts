import { expect, test } from 'vitest'
import { buildProject } from '../../../flows/testing/build-project.ts'
import { usesOf } from './uses.ts'

const text = (zh: string) => ({ text: { 'zh-CN': zh, en: zh } })
const rule = {
  id: 'r1',
  name: 'r1',
  when: { kind: 'all' as const, items: [{ kind: 'compare' as const, field: 'total', operator: 'greater' as const, value: 5 }] },
  then: [{ kind: 'handoff' as const, queueId: 'vip', priority: 0, message: {} }],
  state: 'on' as const,
  frequency: { kind: 'always' as const },
  scope: { flowIds: [], channels: [] },
  stopHere: false,
}
const project = buildProject({
  variables: [
    { id: 'total', name: 'Total', type: 'number', scope: 'conversation', sensitive: false },
    { id: 'unused', name: 'Unused', type: 'text', scope: 'conversation', sensitive: false },
  ],
  intents: [{ id: 'pay', name: 'Pay', description: '', examples: {} }],
  policy: { rules: [rule] },
  cards: {
    a: [
      ['say', 'message', text('The total is {{ round(total, 2) }}')],
      ['word', 'message', text('total and unused are words here')],
      ['ask', 'question', { ...text('How much?'), answer: 'number', variable: 'total' }],
      ['set', 'set', { assignments: [{ variable: 'other', expression: 'total + 1' }] }],
      ['know', 'intent', { prompt: { 'zh-CN': '?' }, routes: [{ id: 'x', intentId: 'pay' }] }],
      ['person', 'handoff', { queueId: 'vip', message: {} }],
    ],
  },
  flows: { sub: { cards: { b: [['inner', 'message', text('{{ total }}')]] }, locals: [{ id: 'total', type: 'number' }] } },
})
const places = (kind: 'variable' | 'intent' | 'queue', id: string) =>
  usesOf(project, { kind, id }).map((place) => place.nodeId ?? place.ruleId ?? place.listenerId)

test('a variable is used where it is read in texts and formulas, written, or compared; a word in a text is none', () => {
  expect(places('variable', 'total')).toEqual(['say', 'ask', 'set', 'r1'])
  expect(places('variable', 'unused')).toEqual([])
})

test('intents by routes, queues by hand-offs and rules', () => {
  expect(places('intent', 'pay')).toEqual(['know'])
  expect(places('queue', 'vip')).toEqual(['person', 'r1'])
})

test('a calendar by the step that asks for it and by what reads whether it is open', () => {
  const calendar = (id: string) => ({ id, name: id, timezone: 'Asia/Shanghai', week: {}, closedDays: [], workdays: [] })
  const asked = buildProject({
    settings: { ...project.settings, calendars: [calendar('shop'), calendar('phone')] },
    policy: { rules: [{ ...rule, id: 'closed', when: { kind: 'compare', field: 'hours.phone', operator: 'isFalse' } }] },
    cards: {
      a: [
        ['open', 'hours', { calendarId: 'shop' }],
        ['set', 'set', { assignments: [{ variable: 'x', expression: 'hours.phone ? 1 : 2' }] }],
        ['say', 'message', text('{{ hours.phone }} {{ phone }}')],
      ],
    },
  })
  const uses = (id: string) => usesOf(asked, { kind: 'calendar', id }).map((place) => place.nodeId ?? place.ruleId)
  expect(uses('shop')).toEqual(['open'])
  expect(uses('phone')).toEqual(['set', 'say', 'closed'])
  expect(uses('x')).toEqual([])
})
