import { expect, it } from 'vitest'
import { type CannedReply, matchCanned } from './canned-replies.tsx'
import { fill } from './composer.tsx'

const reply = (shortcut: string, text: string, uses = 0): CannedReply => ({ id: shortcut, shortcut, text, uses, language: 'zh-CN' })

it('finds canned replies by shortcut first, then by text, the used ones before', () => {
  const replies = [reply('延误致歉', '退款晚了，抱歉'), reply('退款改账户', 'a', 1), reply('退款凭证', 'b', 5)]
  expect(matchCanned(replies, '退款', 'zh-CN').map((each) => each.shortcut)).toEqual(['退款凭证', '退款改账户', '延误致歉'])
  expect(matchCanned(replies, 'zzz', 'zh-CN')).toEqual([])
})

it('puts canned replies in the customer’s language first, whatever is used more', () => {
  const replies = [reply('bye', 'Bye', 1), { ...reply('hello', 'Hello'), language: 'en' }]
  expect(matchCanned(replies, '', 'en').map((each) => each.shortcut)).toEqual(['hello', 'bye'])
})

it('fills known variables and leaves unknown ones visible', () => {
  expect(fill('您好 {{ customer.name }}，{{order}}', { 'customer.name': '李女士' })).toBe('您好 李女士，{{order}}')
})
