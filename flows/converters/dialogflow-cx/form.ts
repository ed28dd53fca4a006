import type { LocalText } from '../../document/primitives.ts'
import { asRecord, asText, type Raw } from '../read-json.ts'
import { clip } from '../sketch.ts'
import { type Cursor, put, type Work } from './fulfillment.ts'
import { answerTypes, toLiteral } from './parameters.ts'
import { messagesOf, readTexts, type Said } from './tongues.ts'

/** More values than this are asked for as text. */
const MAX_CHOICES = 30

/** The parameters of a page, asked one after the other. One that is not required is only given its default value. */
export function addForm(parameters: Raw[], cursor: Cursor, work: Work, place: string): void {
  for (const parameter of parameters) addParameter(parameter, cursor, work, `${place} › ${asText(parameter.displayName)}`)
}

function addParameter(parameter: Raw, cursor: Cursor, work: Work, place: string): void {
  const { sketch, flow } = work
  const name = asText(parameter.displayName)
  if (name === '') return
  const variable = sketch.variable(name)
  if (parameter.required === false) {
    const expression = parameter.defaultValue === undefined ? null : toLiteral(parameter.defaultValue, sketch.typeOf(variable), sketch)
    if (expression !== null) put(work, cursor, 'set', { assignments: [{ variable, expression }] }, place)
    return
  }
  const said = readTexts(messagesOf(asRecord(parameter.fillBehavior).initialPromptFulfillment), { ...work, place })
  for (const item of said.slice(0, -1)) put(work, cursor, 'message', item, place)
  const text = said.at(-1)?.text ?? fallback(name, work, place)
  const type = asText(parameter.entityType)
  const choices = choicesOf(type, work)
  if (choices.length > 0) {
    const nodeId = put(work, cursor, 'choices', { text, choices, variable, notUnderstood: {}, retries: 2 }, place)
    const after = flow.card(`${cursor.card.name} › ${name}`, { x: cursor.at.x, y: cursor.at.y })
    for (const { id } of choices) flow.link(nodeId, `choice:${id}`, after.id)
    cursor.card = after
    return
  }
  const known = answerTypes[type]
  if (!known && /^@sys\.(date-time|time|date-period|duration)$/.test(type)) sketch.note('timeAsText', place)
  put(work, cursor, 'question', { text, answer: known?.answer ?? 'text', variable, invalid: {} }, place)
}

function fallback(name: string, { sketch }: Work, place: string): Said['text'] {
  sketch.note('promptAdded', place)
  return { [sketch.language]: sketch.language === 'zh-CN' ? `请提供：${name}` : `Please tell me: ${name}` }
}

/** A short list of named values is chosen from by button, typed name or synonym. */
function choicesOf(type: string, { agent, tongues, sketch }: Work): { id: string; label: LocalText; synonyms: string[] }[] {
  const entity = agent.entities.find(({ name, kind }) => `@${name}` === type && kind !== 'KIND_REGEXP')
  const values = new Map<string, string[]>()
  for (const { language, value, synonyms } of entity?.values ?? []) {
    if (tongues(language) !== null && value !== '') values.set(value, [...(values.get(value) ?? []), ...synonyms])
  }
  if (values.size > MAX_CHOICES) return []
  return [...values].map(([value, synonyms], index) => ({
    id: `c${index + 1}`,
    label: { [sketch.language]: clip(value, 200) },
    synonyms: [...new Set(synonyms)].filter((synonym) => synonym !== value && synonym.length <= 80).slice(0, 30),
  }))
}
