import type { VariableType } from '../../document/variable.ts'
import { asRecord, asRecords, asText, type Raw } from '../read-json.ts'
import type { Sketch } from '../sketch.ts'

export type TypebotVariables = {
  /** Source id → id in the document. */
  byId: ReadonlyMap<string, string>
  /** Texts with `{{Name}}` → with `{{ id }}`; what names no variable is taken out. */
  template(text: string): string
  /** An expression of Typebot → CEL of the wanted type; null when it is more than names, numbers, texts and arithmetic. */
  expression(source: string, wanted: VariableType): string | null
  idOf(name: string): string | null
}

/** Declare the variables, each with the type everything that writes it agrees on. */
export function readVariables(sketch: Sketch, variables: Raw[], blocks: Raw[]): TypebotVariables {
  const types = writtenTypes(blocks)
  const byId = new Map<string, string>()
  const byName = new Map<string, string>()
  for (const { id, name, value } of variables) {
    const written = types.get(asText(id)) ?? new Set()
    const type: VariableType = written.size === 1 ? ([...written][0] ?? 'text') : 'text'
    const initial = typeof value === 'string' && value !== '' && type === 'text' ? value : undefined
    const declared = sketch.variable(asText(name) || asText(id), type, initial)
    byId.set(asText(id), declared)
    byName.set(asText(name).trim(), declared)
  }
  const idOf = (name: string) => byName.get(name.trim()) ?? null
  const template = (text: string) => text.replace(/\{\{([^{}]*)\}\}/g, (_, name: string) => (idOf(name) ? `{{ ${idOf(name)} }}` : ''))
  const expression = (source: string, wanted: VariableType) => toCel({ source, wanted, idOf, typeOf: (id) => sketch.typeOf(id) })
  return { byId, template, expression, idOf }
}

const typeOfInput: Record<string, VariableType> = { 'number input': 'number', 'rating input': 'number', 'date input': 'date' }

function writtenTypes(blocks: Raw[]): Map<string, Set<VariableType>> {
  const types = new Map<string, Set<VariableType>>()
  const write = (id: string, type: VariableType) => types.set(id, (types.get(id) ?? new Set()).add(type))
  for (const block of blocks) {
    const options = asRecord(block.options)
    const type = asText(block.type)
    if (type.endsWith(' input')) write(asText(options.variableId), typeOfInput[type] ?? 'text')
    if (type === 'Set variable') {
      const source = asText(options.expressionToEvaluate)
      const kind = asText(options.type)
      if (kind === '' || kind === 'Custom') write(asText(options.variableId), isArithmetic(source) ? 'number' : 'text')
      else if (kind === 'Today' || kind === 'Now' || kind === 'Yesterday' || kind === 'Tomorrow') write(asText(options.variableId), 'date')
      else if (kind !== 'Empty') write(asText(options.variableId), 'text')
    }
    for (const { variableId } of asRecords(options.responseVariableMapping)) write(asText(variableId), 'text')
  }
  return types
}

const arithmetic = /^(?:\s|\{\{[^{}]*\}\}|\d+(?:\.\d+)?|[+\-*/()])+$/

/** Numbers, variables and the four operations; one variable alone may hold anything. */
function isArithmetic(source: string): boolean {
  return arithmetic.test(source) && !/^\s*\{\{[^{}]*\}\}\s*$/.test(source) && balanced(source)
}

function balanced(source: string): boolean {
  let depth = 0
  for (const character of source) {
    if (character === '(') depth += 1
    if (character === ')') depth -= 1
    if (depth < 0) return false
  }
  return (
    depth === 0 &&
    !/\}\}\s*(?:\{\{|\d)|\d\s*\{\{|[+\-*/]\s*[+*/)]|\(\s*[+*/)]|[+\-*/]\s*$|^\s*[+*/]|\d\s+\d|\)\s*(?:\(|\{\{|\d)|(?:\}\}|\d)\s*\(/.test(
      source,
    )
  )
}

function toCel({
  source,
  wanted,
  idOf,
  typeOf,
}: {
  source: string
  wanted: VariableType
  idOf(name: string): string | null
  typeOf(id: string): VariableType
}): string | null {
  const names = [...source.matchAll(/\{\{([^{}]*)\}\}/g)].map((match) => match[1] ?? '')
  if (names.some((name) => idOf(name) === null)) return null
  const as = (id: string, type: VariableType) => (typeOf(id) === type ? id : type === 'number' ? `number(${id})` : `text(${id})`)
  if (isArithmetic(source)) {
    const cel = source
      .replace(/\{\{([^{}]*)\}\}|\d+(?:\.\d+)?/g, (token, name: string | undefined) =>
        name === undefined ? (token.includes('.') ? token : `${token}.0`) : as(idOf(name) ?? '', 'number'),
      )
      .trim()
    return wanted === 'number' ? cel : `text(${cel})`
  }
  if (wanted !== 'text') {
    const id = idOf(/^\s*\{\{([^{}]*)\}\}\s*$/.exec(source)?.[1] ?? '')
    return id === null ? null : as(id, wanted)
  }
  const quoted = /^\s*(["'`])([^"'`\\]*)\1\s*;?\s*$/.exec(source)
  const text = quoted?.[2] ?? source
  // Brackets, calls and keywords are a program, not a text.
  if (!quoted && /[;=<>[\]$]|=>|\breturn\b|\bconst\b|\w\(|\w\.\w+\(|\s[+]\s/.test(source)) return null
  const parts = text
    .split(/\{\{([^{}]*)\}\}/)
    .map((part, index) => (index % 2 === 1 ? as(idOf(part) ?? '', 'text') : part === '' ? '' : JSON.stringify(part)))
  return parts.filter((part) => part !== '').join(' + ') || '""'
}
