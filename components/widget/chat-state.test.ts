import { describe, expect, it } from 'vitest'
import type { VisitorEvent } from '../../server/channels/web/protocol.ts'
import { applyEvents, emptyChat, endsTyping, openChoices } from './chat-state.ts'

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

  it('the bot stops typing with its next message, not with one that was on its way', () => {
    const pause = { by: 'bot' as const, conversationId: 'c1', afterSeq: 4, millis: 1000 }
    expect([say(4, 'a'), said(5, 'm1'), say(5, 'b')].map((event) => endsTyping(pause, event))).toEqual([false, false, true])
    expect(endsTyping({ by: 'agent' }, say(9, 'a'))).toBe(false)
    expect(endsTyping(pause, { conversationId: 'c0', seq: 9, at, kind: 'closed' })).toBe(true)
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

describe('what can be pressed or filled in', () => {
  const form = { kind: 'form', fields: [{ id: 'name', label: 'Name', kind: 'text', required: true }], submit: 'Send' }
  const open = (...events: VisitorEvent[]) => openChoices(applyEvents(emptyChat, events))

  it('a form stays open until the visitor says something, and each time it is put it is a new one', () => {
    expect(open(say(2, 'fill in', { content: form })).form).toMatchObject({ key: 'c1:2', submit: 'Send' })
    expect(open(say(2, 'fill in', { content: form }), said(3, 'm1'), say(4, 'again', { content: form })).form?.key).toBe('c1:4')
    expect(open(say(2, 'fill in', { content: form }), said(3, 'm1')).form).toBeNull()
    const sending = applyEvents({ ...emptyChat, outgoing: [{ id: 'm', kind: 'form' as const, text: 'x', at }] }, [
      say(2, '', { content: form }),
    ])
    expect(openChoices(sending).form).toBeNull()
  })

  it('a picture under the choices does not take them away', () => {
    const choices = [{ id: 'a', label: 'A' }]
    const picture = { kind: 'image', url: 'https://a.example/1.png', caption: '' }
    expect(open(say(2, '?', { choices, multiple: { min: 1, max: 1 } }), say(3, '', { content: picture }))).toMatchObject({
      choices,
      multiple: { min: 1, max: 1 },
    })
  })
})
