import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinMessages } from './join-messages.ts'
import { renderMessage, splitText } from './render-message.ts'
import type { ChannelCapabilities, Command, Message } from './types.ts'

const compact = (text: string) => text.replace(/\s+/g, '')

test('a long text is cut after sentences', () => {
  const sentences = ['今天下单，明天就到。', '周末也送货！', '您还可以自提吗？', '当然。', '所有门店都可以，带上订单号就行。']
  expect(splitText(sentences.join(''), 24)).toEqual([
    '今天下单，明天就到。周末也送货！您还可以自提吗？',
    '当然。所有门店都可以，带上订单号就行。',
  ])
  expect(splitText('Costs 3.50 today. It comes tomorrow.', 28)).toEqual(['Costs 3.50 today.', 'It comes tomorrow.'])
})

test('nothing is lost and nothing is too long, whatever the text; no character is cut in two', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '。', ' ', '\n', '😀', '.', '你', ','), maxLength: 300 })
  fc.assert(
    fc.property(text, fc.integer({ min: 20, max: 80 }), (input, limit) => {
      const parts = splitText(input, limit)
      expect(compact(parts.join(''))).toBe(compact(input))
      for (const part of parts) {
        expect(part.length).toBeLessThanOrEqual(limit)
        expect(part.isWellFormed()).toBe(true)
      }
    }),
  )
})

test('a message as the channel can show it', () => {
  const can = (parts: Partial<ChannelCapabilities>): ChannelCapabilities => ({ buttons: 0, textLength: 200, ...parts })
  const card = (title: string) => ({ title, text: '', image: '', link: { label: '看', url: `https://a.example/${title}` } })
  const cards: Message = { text: '选：', content: { kind: 'cards', cards: [card('一'), card('二'), card('三')] } }
  expect(renderMessage(cards, can({ carousel: 3 }))).toEqual([cards])
  expect(renderMessage(cards, can({ cards: true, carousel: 2 }))).toEqual([
    { text: '选：', content: { kind: 'cards', cards: [card('一'), card('二')] } },
    { text: '', content: { kind: 'cards', cards: [card('三')] } },
  ])
  expect(renderMessage(cards, can({}))).toEqual([
    { text: '选：\n一\n看: https://a.example/一\n二\n看: https://a.example/二\n三\n看: https://a.example/三' },
  ])
  const choices = ['甲', '乙', '丙', '丁'].map((label) => ({ id: label, label }))
  expect(renderMessage({ text: '?', choices }, can({ buttons: 3, listRows: 8 }))).toEqual([{ text: '?', choices }])
  expect(renderMessage({ text: '?', choices }, can({ buttons: 3 }))).toEqual([{ text: '?\n1. 甲\n2. 乙\n3. 丙\n4. 丁' }])
  expect(renderMessage({ text: '?', choices, multiple: { min: 1, max: 2 } }, can({ buttons: 9 }))[0]?.choices).toBeUndefined()
})

test('choices stand under the last part of a long text', () => {
  const choices = [{ id: 'a', label: '好' }]
  const parts = renderMessage({ text: '一句话。'.repeat(20), choices }, { buttons: 3, textLength: 50 })
  expect(parts.length).toBeGreaterThan(1)
  expect(parts.map((part) => part.choices)).toEqual([...parts.slice(1).map(() => undefined), choices])
})

test('messages are joined only as far as the channel makes it necessary, and in order', () => {
  const say = (id: string, text: string, more = {}): Command => ({ kind: 'say', id, epoch: 0, text, nodeId: null, ...more })
  const tag: Command = { kind: 'tag', tag: 't' }
  const all = [say('1', 'a'), tag, say('2', 'b'), say('3', 'c', { choices: [{ id: 'x', label: 'X' }] }), say('4', 'd')]
  expect(joinMessages(all, 4, 100)).toBe(all)
  expect(joinMessages(all, 3, 100)).toEqual([tag, say('2', 'a\nb'), all[3], all[4]])
  expect(joinMessages(all, 1, 100)).toEqual([tag, say('3', 'a\nb\nc', { choices: [{ id: 'x', label: 'X' }] }), say('4', 'd')])
  expect(joinMessages(all, 1, 2)).toEqual(all)
})
