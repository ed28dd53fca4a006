import type { LocalText } from '../../document/primitives.ts'
import type { Card } from '../../document/project.ts'
import { asRecord, asRecords, asText, type Raw } from '../read-json.ts'
import { clip } from '../sketch.ts'
import { readCondition } from './conditions.ts'
import type { Conversion } from './convert.ts'
import { readRichText } from './rich-text.ts'

type Input = {
  block: Raw
  card: Card
  place: string /** Where it goes on when that is another card. */
  next: string | null
  conversion: Conversion
}
/** The node whose way on is still open, or null when the block left nothing, or 'leaves' when all its ways are set. */
export type Added = { nodeId: string; port: string } | null | 'leaves'

export function addBlock(input: Input): Added {
  const { block, place, conversion } = input
  const type = asText(block.type)
  const add = adders[type]
  if (add && Object.hasOwn(adders, type)) return add(input)
  if (type === '' || type === 'start') return null
  const integrations = ['Google Sheets', 'OpenAI', 'Google Analytics', 'Email', 'Zapier', 'Make.com', 'Pabbly', 'Chatwoot', 'Pixel']
  conversion.sketch.note(integrations.includes(type) ? 'integration' : 'unknownBlock', place, { type })
  return null
}

const adders: Record<string, (input: Input) => Added> = {
  text(input) {
    const text = input.conversion.variables.template(readRichText(asRecord(input.block).content))
    return text === '' ? null : put(input, 'message', { text: words(input, text) }, 'next')
  },
  image: media,
  video: media,
  audio: media,
  embed: media,
  'text input': (input) => ask(input, 'text'),
  'number input'(input) {
    const { min, max } = asRecord(input.block.options)
    if (min !== undefined || max !== undefined) input.conversion.sketch.note('rangeDropped', input.place)
    return ask(input, 'number')
  },
  'email input': (input) => ask(input, 'email'),
  'phone number input': (input) => ask(input, 'phone'),
  'date input': (input) => ask(input, 'date'),
  'time input'(input) {
    input.conversion.sketch.note('timeAsText', input.place)
    return ask(input, 'text')
  },
  'url input': (input) => ask(input, 'regex', { pattern: '^(https?://)?[^\\s/]+\\.[^\\s]+$' }),
  'rating input'(input) {
    const length = asRecord(input.block.options).length ?? 10
    if (length === 5) {
      const { nodeId } = put(input, 'rating', { text: prompt(input), thanks: {}, variable: variableOf(input), timeoutMinutes: 0 }, 'rated')
      return { nodeId, port: 'rated' }
    }
    input.conversion.sketch.note('ratingAsNumber', input.place)
    return ask(input, 'number')
  },
  'choice input': choices,
  'picture choice input': choices,
  'file input': (input) => left(input, 'fileInput'),
  'payment input': (input) => left(input, 'payment'),
  'Set variable': setVariable,
  Condition: condition,
  Redirect(input) {
    const url = input.conversion.variables.template(asText(asRecord(input.block.options).url))
    input.conversion.sketch.note('redirectAsLink', input.place)
    return url === '' ? null : put(input, 'message', { text: words(input, url) }, 'next')
  },
  Code: (input) => left(input, 'code'),
  'Typebot link'(input) {
    const options = asRecord(input.block.options)
    const card = options.typebotId === 'current' ? input.conversion.cardAt(options) : null
    return card === null ? left(input, 'otherBot') : jump(input, card)
  },
  Jump(input) {
    const card = input.conversion.cardAt(asRecord(input.block.options))
    return card === null ? left(input, 'brokenLink') : jump(input, card)
  },
  Wait(input) {
    const seconds = Number(asText(asRecord(input.block.options).secondsToWaitFor))
    if (!Number.isFinite(seconds) || seconds < 0)
      return left(input, 'expression', { text: asText(asRecord(input.block.options).secondsToWaitFor) })
    return put(input, 'wait', { seconds: Math.min(seconds, 2_592_000) }, 'next')
  },
  'AB test'(input) {
    input.conversion.sketch.note('firstPathOnly', input.place)
    const first = asRecords(input.block.items)[0]
    const card = input.conversion.follow(first?.outgoingEdgeId, input.place) ?? input.next
    return card === null ? null : jump(input, card)
  },
  Webhook: http,
}

function put(
  { card, place, conversion }: Input,
  type: string,
  settings: Record<string, unknown>,
  port: string,
): { nodeId: string; port: string } {
  conversion.sketch.note('asNode', place, { node: type })
  return { nodeId: conversion.flow.add(card, type, settings, place), port }
}

function left(
  { place, conversion }: Input,
  code: 'fileInput' | 'payment' | 'code' | 'otherBot' | 'brokenLink' | 'expression',
  params = {},
): null {
  conversion.sketch.note(code, place, params)
  return null
}

function jump(input: Input, cardId: string): 'leaves' {
  put(input, 'go-to', { cardId }, '')
  return 'leaves'
}

function words({ conversion, place }: Input, text: string): LocalText {
  return conversion.sketch.text(text, place)
}

function variableOf({ block, conversion }: Input): string {
  return conversion.variables.byId.get(asText(asRecord(block.options).variableId)) ?? ''
}

/** In Typebot the question is the bubble before it; here it is part of the asking. */
function prompt(input: Input): LocalText {
  const { card, block, conversion } = input
  const before = card.nodes.at(-1)
  if (before?.type === 'message') {
    card.nodes.pop()
    return before.settings.text as LocalText
  }
  conversion.sketch.note('promptAdded', input.place)
  const placeholder = asText(asRecord(asRecord(block.options).labels).placeholder)
  return words(
    input,
    conversion.variables.template(placeholder) || (conversion.sketch.language === 'zh-CN' ? '请输入：' : 'Please answer:'),
  )
}

function ask(input: Input, answer: string, more: Record<string, unknown> = {}): Added {
  const again = asText(asRecord(input.block.options).retryMessageContent)
  const invalid = again === '' ? {} : words(input, input.conversion.variables.template(again))
  return put(input, 'question', { text: prompt(input), answer, variable: variableOf(input), invalid, ...more }, 'next')
}

function media(input: Input): Added {
  const { url } = asRecord(input.block.content)
  const text = input.conversion.variables.template(asText(url))
  input.conversion.sketch.note('mediaAsLink', input.place)
  return text === '' ? null : put(input, 'message', { text: words(input, text) }, 'next')
}

function choices(input: Input): Added {
  const { block, place, next, conversion } = input
  const options = asRecord(block.options)
  const items = asRecords(block.items).map((item) => ({
    label: conversion.variables.template(asText(item.content) || asText(item.title) || asText(item.pictureSrc)),
    edge: item.outgoingEdgeId,
    hidden: asRecord(item.displayCondition).isEnabled === true,
  }))
  if (options.dynamicVariableId || items.every(({ label }) => label === '')) {
    conversion.sketch.note('choicesTyped', place)
    return ask(input, 'text')
  }
  if (options.isMultipleChoice === true) conversion.sketch.note('singleChoice', place)
  if (items.some(({ hidden }) => hidden)) conversion.sketch.note('alwaysShown', place)
  if (items.length > 30) conversion.sketch.note('noRoom', place)
  const shown = items.filter(({ label }) => label !== '').slice(0, 30)
  const text = prompt(input)
  const settings = {
    text,
    choices: shown.map(({ label }, index) => ({ id: `c${index + 1}`, label: words(input, label), synonyms: [] })),
    variable: variableOf(input),
    notUnderstood: {},
  }
  const { nodeId } = put(input, 'choices', settings, '')
  for (const [index, { edge }] of shown.entries()) {
    conversion.flow.link(nodeId, `choice:c${index + 1}`, conversion.follow(edge, place) ?? next ?? conversion.finish())
  }
  return 'leaves'
}

function condition(input: Input): Added {
  const { block, place, next, conversion } = input
  const items = asRecords(block.items).slice(0, 30)
  const branches = items.map((item, index) => ({
    id: `b${index + 1}`,
    name: clip(asText(item.title), 80),
    when: readCondition(asRecord(item.content), conversion.variables, conversion.sketch, place),
  }))
  const { nodeId } = put(input, 'branch', { branches }, '')
  const onwards = next ?? conversion.finish()
  for (const [index, item] of items.entries()) {
    conversion.flow.link(nodeId, `branch:b${index + 1}`, conversion.follow(item.outgoingEdgeId, place) ?? onwards)
  }
  conversion.flow.link(nodeId, 'else', onwards)
  return 'leaves'
}

function setVariable(input: Input): Added {
  const { place, conversion } = input
  const options = asRecord(input.block.options)
  const variable = variableOf(input)
  const kind = asText(options.type)
  const source = asText(options.expressionToEvaluate)
  const type = conversion.sketch.typeOf(variable)
  const known: Record<string, string> = {
    Today: 'now.date',
    Now: 'now.date',
    Yesterday: 'addDays(now.date, -1.0)',
    Tomorrow: 'addDays(now.date, 1.0)',
    Empty: type === 'number' ? '0.0' : '""',
    'User ID': 'customer.id',
    'Contact name': 'customer.name',
  }
  const custom = kind === '' || kind === 'Custom'
  const expression = custom ? (options.isCode === true ? null : conversion.variables.expression(source, type)) : (known[kind] ?? null)
  if (variable === '' || expression === null) {
    conversion.sketch.note('expression', place, { text: custom ? source : kind })
    return null
  }
  return put(input, 'set', { assignments: [{ variable, expression }] }, 'next')
}

function http(input: Input): Added {
  const { place, conversion } = input
  const options = asRecord(input.block.options)
  const request = asRecord(options.webhook ?? input.block.webhook)
  const template = (value: unknown) => conversion.sketch.fit(conversion.variables.template(asText(value)), place)
  const query = asRecords(request.queryParams).map(({ key, value }) => `${asText(key)}=${template(value)}`)
  const url = template(request.url)
  const method = asText(request.method) || 'POST'
  const custom = options.isCustomBody === true
  if (!custom && method !== 'GET') conversion.sketch.note('bodyGuessed', place)
  if (url === '') return left(input, 'expression', { text: 'URL' })
  const settings = {
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(method) ? method : 'GET',
    url: query.length === 0 ? url : `${url}${url.includes('?') ? '&' : '?'}${query.join('&')}`.slice(0, 4000),
    headers: asRecords(request.headers)
      .slice(0, 30)
      .map(({ key, value }) => ({ key: clip(asText(key), 200), value: template(value) })),
    body: custom ? template(request.body) : '',
    mappings: asRecords(options.responseVariableMapping)
      .slice(0, 30)
      .map(({ bodyPath, variableId }) => ({
        path: clip(
          asText(bodyPath)
            .replace(/^data\b\.?/, 'body.')
            .replace(/\.$/, '')
            .replace(/^statusCode$/, 'status'),
          200,
        ),
        variable: conversion.variables.byId.get(asText(variableId)) ?? '',
      })),
  }
  const timeout = options.timeout
  if (typeof timeout === 'number' && timeout >= 1 && timeout <= 120) Object.assign(settings, { timeoutSeconds: timeout })
  const added = put(input, 'http', settings, 'ok')
  // Typebot goes on when a request fails.
  conversion.flow.link(added.nodeId, 'failed', input.next ?? conversion.finish())
  return added
}
