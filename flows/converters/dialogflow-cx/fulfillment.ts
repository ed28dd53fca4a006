import type { Card } from '../../document/project.ts'
import { parseNode } from '../../nodes/parse-settings.ts'
import { asRecord, asRecords, asText, type Raw } from '../read-json.ts'
import { clip, type FlowSketch, type Sketch } from '../sketch.ts'
import { toCel } from './conditions.ts'
import { setActions, toLiteral } from './parameters.ts'
import type { Agent } from './read-agent.ts'
import { messagesOf, readTexts, type Tongues } from './tongues.ts'

/** Where the next node goes. What branches and comes together again goes on at another card. */
export type Cursor = { card: Card; at: { x: number; y: number } }
export type Work = { agent: Agent; sketch: Sketch; tongues: Tongues; flow: FlowSketch }

/** Everything a fulfillment does, from the cursor on. True when it ended the conversation or handed it over. */
export function addFulfillment(fulfillment: Raw, cursor: Cursor, work: Work, place: string): boolean {
  const { sketch, flow } = work
  const assignments = setActions(fulfillment).flatMap(({ parameter, value }) => {
    const variable = sketch.variable(parameter, typeof value === 'number' ? 'number' : 'text')
    const expression = toLiteral(value, sketch.typeOf(variable), sketch)
    if (expression === null) sketch.note('expression', place, { text: JSON.stringify(value) ?? '' })
    return expression === null || parameter === '' ? [] : [{ variable, expression }]
  })
  if (assignments.length > 0) put(work, cursor, 'set', { assignments: assignments.slice(0, 30) }, place)
  const messages = messagesOf(fulfillment)
  for (const said of readTexts(messages, { ...work, place })) put(work, cursor, 'message', said, place)
  for (const { cases } of asRecords(fulfillment.conditionalCases)) addCases(asRecords(cases), cursor, work, place, 0)
  if (fulfillment.webhook !== undefined) addWebhook(fulfillment, cursor, work, place)
  if (messages.some((message) => message.payload !== undefined)) sketch.note('payload', place)
  if (messages.some((message) => message.liveAgentHandoff !== undefined)) {
    sketch.note('chooseQueue', place)
    put(work, cursor, 'handoff', { message: {} }, place)
    flow.add(cursor.card, 'end', { message: {}, outcome: 'resolved' }, place)
    return true
  }
  if (messages.some((message) => message.endInteraction !== undefined)) {
    put(work, cursor, 'end', { message: {}, outcome: 'resolved' }, place)
    return true
  }
  return false
}

/** Whether there is anything to do at all. */
export function isIdle(fulfillment: unknown): boolean {
  const { messages, setParameterActions, conditionalCases, webhook } = asRecord(fulfillment)
  return [messages, setParameterActions, conditionalCases].every((list) => asRecords(list).length === 0) && webhook === undefined
}

export function put({ sketch, flow }: Work, { card }: Cursor, type: string, settings: Record<string, unknown>, place: string): string {
  sketch.note('asNode', place, { node: type })
  return flow.add(card, type, settings, place)
}

/** Go on at another card: by a link from the last node if it has a way on, else by a node that goes there. */
export function goOn({ flow }: Work, { card }: Cursor, cardId: string, place: string): void {
  const last = card.nodes.at(-1)
  const port = last && parseNode(last).ports.find((item) => item.fallsThrough)
  if (last && port) flow.link(last.id, port.id, cardId)
  else if (!last || parseNode(last).ports.length > 0) flow.add(card, 'go-to', { cardId }, place)
}

function addCases(cases: Raw[], cursor: Cursor, work: Work, place: string, depth: number): void {
  const { sketch, flow } = work
  if (cases.length === 0 || depth > 5) return
  const branches = cases.slice(0, 30).map((item, index) => ({
    id: `b${index + 1}`,
    name: '',
    when: { kind: 'formula', expression: readCondition(asText(item.condition) || 'true', sketch, place) },
  }))
  const nodeId = put(work, cursor, 'branch', { branches }, place)
  const { at } = cursor
  const after = flow.card(cursor.card.name, { x: at.x + 640, y: at.y })
  for (const [index, item] of cases.slice(0, 30).entries()) {
    const branch = { card: flow.card(`${cursor.card.name} ${index + 1}`, { x: at.x + 320, y: at.y + index * 200 }), at }
    flow.link(nodeId, `branch:b${index + 1}`, branch.card.id)
    for (const content of asRecords(item.caseContent)) {
      if (content.message !== undefined) addFulfillment({ messages: [content.message] }, branch, work, place)
      addCases(asRecords(asRecord(content.additionalCases).cases), branch, work, place, depth + 1)
    }
    goOn(work, branch, after.id, place)
  }
  flow.link(nodeId, 'else', after.id)
  cursor.card = after
  cursor.at = { x: at.x + 640, y: at.y }
}

/** A condition that cannot be read is told and never holds. */
export function readCondition(condition: string, sketch: Sketch, place: string): string {
  const expression = toCel(condition, sketch)
  if (expression === null) sketch.note('condition', place, { text: condition })
  return expression?.slice(0, 2000) ?? 'false'
}

function addWebhook(fulfillment: Raw, cursor: Cursor, work: Work, place: string): void {
  const { sketch, flow, agent } = work
  const name = asText(fulfillment.webhook)
  const webhook = agent.webhooks.get(name)
  const service = asRecord(asRecord(webhook).genericWebService)
  if (asText(service.uri) === '') return sketch.note('webhookMissing', place, { text: name })
  sketch.note('webhookReplyOnly', place)
  const reply = sketch.variable('webhook_reply')
  const parameters = [...new Set(setActions(fulfillment).map(({ parameter }) => parameter))].concat(formParameters(agent))
  const entries = [...new Set(parameters)]
    .slice(0, 60)
    .map((parameter) => `${JSON.stringify(parameter)}: {{ ${sketch.variable(parameter)} }}`)
  const tag = JSON.stringify(asText(fulfillment.tag))
  put(work, cursor, 'set', { assignments: [{ variable: reply, expression: '""' }] }, place)
  const nodeId = put(
    work,
    cursor,
    'http',
    {
      method: 'POST',
      url: clip(asText(service.uri), 4000),
      headers: Object.entries(asRecord(service.requestHeaders))
        .slice(0, 30)
        .map(([key, value]) => ({ key: clip(key, 200), value: clip(asText(value), 4000) })),
      body: `{"fulfillmentInfo": {"tag": ${tag}}, "text": {{ message.text }}, "sessionInfo": {"parameters": {${entries.join(', ')}}}}`.slice(
        0,
        4000,
      ),
      mappings: [{ path: 'fulfillmentResponse.messages[0].text.text[0]', variable: reply }],
      timeoutSeconds: seconds(asRecord(webhook).timeout),
    },
    place,
  )
  const after = flow.card(cursor.card.name, { x: cursor.at.x + 320, y: cursor.at.y })
  flow.link(nodeId, 'ok', after.id)
  flow.link(nodeId, 'failed', after.id)
  cursor.card = after
  put(work, cursor, 'message', { text: { [sketch.language]: `{{ ${reply} }}` } }, place)
}

function formParameters(agent: Agent): string[] {
  return agent.flows
    .flatMap(({ pages }) =>
      pages.flatMap((page) => asRecords(asRecord(page.form).parameters).map(({ displayName }) => asText(displayName))),
    )
    .filter((name) => name !== '')
}

/** `5s`, or `{ "seconds": 5 }`. */
function seconds(timeout: unknown): number {
  const value = Number(asText(asRecord(timeout).seconds ?? timeout).replace(/s$/, ''))
  return Number.isFinite(value) && value >= 1 ? Math.min(120, value) : 5
}
