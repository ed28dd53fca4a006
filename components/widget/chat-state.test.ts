import { describe, expect, it } from 'vitest'
import type { VisitorEvent } from '../../server/channels/web/protocol.ts'
import { applyEvents, emptyChat, openChoices } from './chat-state.ts'

const at = '2026-11-20T10:00:00.000Z'
const say = (seq: number, text: string, extra: object = {}): VisitorEvent => ({
  conversationId: 'c1',
  seq,
  at,
  kind: 'bot',
  text,
  ...extra,
})
const said = (seq: number, clientId: string): VisitorEvent => ({ conversationId: 'c1', seq, at, kind: 'customer', text: 'hi', clientId })

describe('chat state', () => {
  it('gives the same transcript for events in any order and any number of times', () => {
    const events = [say(2, 'a'), said(3, 'm1'), say(4, 'b')]
    const straight = applyEvents(emptyChat, events)
    const shuffled = [events[2], events[0], events[2], events[1]].reduce(
      (state, event) => applyEvents(state, event ? [event] : []),
      emptyChat,
    )
    expect(shuffled.events).toEqual(straight.events)
    expect(shuffled.cursor).toBe('c1:4')
  })

  it('replaces a message that was waiting by its confirmed event', () => {
    const waiting = { ...emptyChat, outgoing: [{ id: 'm1', kind: 'text' as const, text: 'hi', at }] }
    const state = applyEvents(waiting, [said(3, 'm1')])
    expect(state.outgoing).toEqual([])
    expect(state.events).toHaveLength(1)
  })

  it('offers the choices of the last bot message until the customer has answered', () => {
    const asked = applyEvents(emptyChat, [say(1, 'Which?', { choices: [{ id: 'a', label: 'A' }] }), say(2, 'Take your time')])
    expect(openChoices(asked).choices).toEqual([{ id: 'a', label: 'A' }])
    expect(openChoices({ ...asked, outgoing: [{ id: 'm', kind: 'choice', text: 'A', choiceId: 'a', at }] }).choices).toEqual([])
    expect(openChoices(applyEvents(asked, [said(3, 'm')])).choices).toEqual([])
  })

  it('puts a later conversation behind the one before, whatever its sequence numbers', () => {
    const later: VisitorEvent = { conversationId: 'c2', seq: 1, at, kind: 'bot', text: 'again' }
    const state = applyEvents(applyEvents(emptyChat, [later]), [say(9, 'old')])
    expect(state.events.map((event) => event.conversationId)).toEqual(['c1', 'c2'])
    expect(state.cursor).toBe('c2:1')
  })
})
