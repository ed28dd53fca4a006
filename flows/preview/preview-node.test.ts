import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../engine/types.ts'
import { nodeRegistry } from '../nodes/registry.ts'
import { buildProject } from '../testing/build-project.ts'
import { type PreviewChannel, previewChannels, previewNode, requestOf, sampleFor, valuesShown } from './preview-node.ts'

const both = (text: string) => ({ 'zh-CN': text, en: text })
const project = buildProject({
  cards: { start: [] },
  variables: [
    { id: 'order', name: '订单', type: 'object', scope: 'conversation', sensitive: false },
    { id: 'count', name: '件数', type: 'number', scope: 'customer', sensitive: false },
    { id: 'other', name: '别的', type: 'text', scope: 'conversation', sensitive: false },
  ],
})
const nodeOf = (type: string, settings: JsonObject) => ({ id: 'n', type, version: 1, settings })
const preview = (type: string, settings: JsonObject, channel: PreviewChannel, values: JsonObject = {}) =>
  previewNode({ project, variables: project.variables, node: nodeOf(type, settings), language: 'en', channel, values })

describe('what a channel makes of it', () => {
  const choices = Array.from({ length: 5 }, (_, index) => ({ id: `c${index}`, label: both(`Choice ${index}`) }))
  test('buttons stay buttons on the web and become numbers in an SMS', () => {
    expect(preview('choices', { text: both('What?'), choices }, 'web')).toMatchObject({
      losses: [],
      messages: [{ choices: { length: 5 } }],
    })
    const { messages, losses } = preview('choices', { text: both('What?'), choices: choices.slice(0, 2) }, 'sms')
    expect(losses).toEqual(['numbers'])
    expect(messages[0]?.text).toContain('2. Choice 1')
  })
  test('a long text comes apart, a picture becomes its address', () => {
    const { messages, losses } = preview(
      'message',
      { text: both('A sentence of words. '.repeat(9)), show: 'image', url: 'https://a.example/b.png' },
      'sms',
    )
    expect(messages.length).toBeGreaterThan(1)
    expect(losses).toEqual(['split', 'content'])
    expect(messages.map(({ text }) => text).join(' ')).toContain('https://a.example/b.png')
  })
})

describe('values', () => {
  const node = nodeOf('message', { text: both('{{ order.status }} of {{ order.shop.name }}, {{ count }}') })
  test('those the texts fill in are found, whatever their scope', () => {
    expect(valuesShown(node, project.variables).map(({ id }) => id)).toEqual(['order', 'count'])
  })
  test('a sample has the fields the texts show; what is given is filled in', () => {
    const [order] = project.variables
    const sample = order && sampleFor(order, node)
    expect(sample).toEqual({ status: '‹status›', shop: { name: '‹name›' } })
    const { messages } = preview('message', node.settings, 'web', { order: sample ?? null, count: '7' })
    expect(messages.map(({ text }) => text)).toEqual(['‹status› of ‹name›, 7'])
  })
})

test('of every node type, on every channel, it says its own texts and no apology', () => {
  for (const { type, examples } of nodeRegistry)
    for (const { settings } of examples)
      for (const channel of previewChannels)
        for (const { text } of preview(type, settings, channel).messages) expect(text, type).not.toMatch(/^Sorry, something went wrong/)
})

test('what does not fit its type says nothing', () => {
  expect(preview('message', { text: 7 }, 'web').messages).toEqual([])
  expect(preview('nosuch', {}, 'web').messages).toEqual([])
})

test('the request of an HTTP node has the given values in it, escaped', () => {
  const node = nodeOf('http', { method: 'POST', url: 'https://a.example/{{ other }}', body: '{"n": {{ count }}}' })
  const request = requestOf({ project, variables: project.variables, node, language: 'en', values: { other: 'a/b', count: '7' } })
  expect(request).toMatchObject({ method: 'POST', url: 'https://a.example/a%2Fb', body: '{"n": 7}' })
  expect(requestOf({ project, variables: project.variables, node: nodeOf('http', { url: 7 }), language: 'en', values: {} })).toBeNull()
})
