import type { Project } from '../../document/project.ts'
import { isRecord } from '../../document/same.ts'
import type { CompiledNode } from '../../engine/program.ts'
import type { Json } from '../../engine/types.ts'
import type { ScenarioAct } from '../scenario.ts'
import { sampleOf } from './sample-of.ts'
import type { Wish } from './wishes.ts'

/** Texts that are a good answer to a question of some kind. */
const samples: Record<string, string> = {
  text: '蓝色的那个',
  longText: '蓝色的那个',
  number: '3',
  date: '2026-03-01',
  email: 'a@example.com',
  phone: '13800138000',
  orderNumber: '20251119-8843',
  idNumber: '11010519491231002X',
  address: '上海市徐汇区漕溪北路18号',
}
/** A text that answers nothing. */
export const nonsense = '？？'
/** Words without any meaning of their own. */
export const neutral = { intents: [], sentiment: 0, asksForHuman: false, urgent: false, topics: [] }

export const photo: ScenarioAct = {
  kind: 'send',
  text: '',
  files: [{ name: 'photo.jpg', url: 'https://example.com/photo.jpg', mediaType: 'image/jpeg', size: 1 }],
}

const MAX_FILLED = 12

/** What the customer may answer to a node that waits: what it asks for, what conditions wish its variables to be, and nonsense. */
export function answersTo(project: Project, node: CompiledNode | undefined, wishes: readonly Wish[]): ScenarioAct[] {
  const settings = node?.parsed.settings
  const spoken = isRecord(settings) ? spokenAnswers(project, settings, wishes) : []
  const fields = isRecord(settings) && node?.type === 'form' ? settings.fields : undefined
  return [
    ...(Array.isArray(fields) ? filled(fields.filter(isRecord), wishes) : []),
    ...(isRecord(settings) && settings.answer === 'file' ? [photo] : []),
    ...[...spoken, nonsense].map((text): ScenarioAct => ({ kind: 'say', text, understanding: neutral })),
  ]
}

function spokenAnswers(project: Project, settings: Record<string, unknown>, wishes: readonly Wish[]): string[] {
  const { answer, pattern, variable } = settings
  const wished = typeof variable === 'string' && variable !== '' ? wishedTexts(variable, wishes) : []
  if (typeof answer !== 'string') return [samples.text as string, ...wished]
  if (answer === 'regex') return [...(typeof pattern === 'string' ? sampleOf(pattern) : []), ...wished]
  if (answer === 'text') return [samples.text as string, ...extractable(project), ...wished]
  const sample = samples[answer]
  return sample === undefined ? Object.values(samples) : [sample, ...wished]
}

const extractableOf = new WeakMap<Project, string[]>()

/** Words that hold what the project's extract nodes look for: all of it, and the first thing only. */
export function extractable(project: Project): string[] {
  let texts = extractableOf.get(project)
  if (texts) return texts
  texts = Object.values(project.flows)
    .flatMap((flow) => Object.values(flow.cards).flatMap((card) => card.nodes))
    .filter(({ type }) => type === 'extract')
    .flatMap(({ settings }) => {
      const items = Array.isArray(settings.items) ? settings.items.filter(isRecord) : []
      const words = items.map(({ kind, entityId }) => (kind === 'entity' ? entitySample(project, entityId) : (samples[String(kind)] ?? '')))
      return [words.join('，'), words[0] ?? '']
    })
  texts = [...new Set(texts)].filter((text) => text !== '')
  extractableOf.set(project, texts)
  return texts
}

function entitySample(project: Project, entityId: unknown): string {
  const entity = project.entities?.find(({ id }) => id === entityId)
  if (!entity) return ''
  if (entity.kind === 'list') return entity.values[0]?.value ?? ''
  return entity.kind === 'pattern' ? (sampleOf(entity.pattern)[0] ?? '') : (samples[entity.kind] ?? '')
}

/** The form filled in well; then once for every value a condition wishes one of its fields to have. */
function filled(fields: readonly Record<string, unknown>[], wishes: readonly Wish[]): ScenarioAct[] {
  const plain: Record<string, string> = {}
  for (const { id, kind, options } of fields) {
    const [first] = Array.isArray(options) ? options : []
    plain[String(id)] = kind === 'choice' ? String(first ?? '') : (samples[String(kind)] ?? '1')
  }
  const other = fields.flatMap(({ id, variable, options }) => [
    ...wishedTexts(String(variable), wishes).map((text) => ({ ...plain, [String(id)]: text })),
    ...(Array.isArray(options) ? options.slice(1).map((option) => ({ ...plain, [String(id)]: String(option) })) : []),
  ])
  return [plain, ...other].slice(0, MAX_FILLED).map((values) => ({ kind: 'fill', values }))
}

/** Values conditions wish a variable to have, as a customer would write them. */
function wishedTexts(variable: string, wishes: readonly Wish[]): string[] {
  const texts = wishes.flatMap((wish) => textOf(wish[variable]))
  return [...new Set(texts)]
}

function textOf(value: Json | undefined): string[] {
  if (typeof value === 'number') return [String(value)]
  return typeof value === 'string' && value !== '' ? [value] : []
}
