import { expect, it } from 'vitest'
import type { EffectRequest } from '../../flows/engine/types.ts'
import { afterSalesProject as project } from '../../flows/templates/after-sales/project.ts'
import { buildProject } from '../../flows/testing/build-project.ts'
import { callKind, howToAnswer, noPlan } from './answer-plan.ts'
import { sampleAnswer } from './sample-answer.ts'
import { fromLocalInput, nextSundayNight, toLocalInput } from './shift-clock.ts'

const get: EffectRequest = { kind: 'http', method: 'GET', url: 'https://example.com', headers: {}, body: null }
const post: EffectRequest = { ...get, method: 'POST' }
const ticket: EffectRequest = { kind: 'ticket', ticketType: 't', subject: 's', description: '', priority: 0, fields: {} }
const knowledge: EffectRequest = { kind: 'knowledge', query: 'q', language: 'en', limit: 3 }

it('a sample has what the flow reads: the value its first branch asks for, a name for the rest', () => {
  expect(sampleAnswer({ effect: get, nodeId: 'fetchOrder', project })).toMatchObject({
    ok: true,
    result: { status: 200, body: { status: 'refunding', number: '‹number›', carrier: '‹carrier›', returnable: true } },
  })
})

it('a sample follows the paths the step maps, and fits the types', () => {
  const variables = (['text', 'number', 'boolean', 'list'] as const).map((type) => ({
    id: `v_${type}`,
    name: type,
    type,
    scope: 'conversation' as const,
    sensitive: false,
  }))
  const mappings = variables.map(({ id, type }) => ({ path: `data.${type}`, variable: id }))
  const made = buildProject({
    variables,
    cards: { a: [['call', 'http', { url: 'x', mappings: [...mappings, { path: '__proto__.x', variable: 'v_text' }] }]] },
  })
  expect(sampleAnswer({ effect: get, nodeId: 'call', project: made })).toEqual({
    ok: true,
    result: { status: 200, headers: {}, body: { data: { text: '‹text›', number: 1, boolean: true, list: [] } } },
  })
})

it.each([
  ['nothing asked', get, undefined, false, 'sample'],
  ['reading asked for the run', get, undefined, true, 'real'],
  ['reading asked for the run, but this step not', get, { ...noPlan, mode: 'sample' as const }, true, 'sample'],
  ['a writing call is not meant by that', post, undefined, true, 'sample'],
  ['a writing call asked for this step', post, { ...noPlan, mode: 'real' as const, allowed: 'POST' }, false, 'real'],
  ['asked for when it was a GET', post, { ...noPlan, mode: 'real' as const, allowed: 'GET' }, true, 'sample'],
  ['a ticket never', ticket, { ...noPlan, mode: 'real' as const, allowed: 'ticket' }, true, 'sample'],
  ['the own knowledge is searched', knowledge, undefined, false, 'real'],
  ['unless a sample is wanted', knowledge, { ...noPlan, mode: 'sample' as const }, false, 'sample'],
] as const)('what is sent: %s', (_, effect, plan, reads, expected) => {
  expect(howToAnswer(effect, plan, reads)).toBe(expected)
  expect(callKind(effect)).toBeTruthy()
})

it('Sunday night is the next one, and the input of the clock reads what it writes', () => {
  const monday = new Date(2026, 10, 23, 12).getTime()
  const sunday = nextSundayNight(monday)
  expect(toLocalInput(sunday)).toBe('2026-11-29T03:00')
  expect(nextSundayNight(sunday)).toBe(new Date(2026, 11, 6, 3).getTime())
  expect(nextSundayNight(sunday - 1)).toBe(sunday)
  expect(fromLocalInput('2026-11-29T03:00')).toBe(sunday)
  expect(fromLocalInput('')).toBeNull()
})
