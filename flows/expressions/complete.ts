import type { Language } from '../document/primitives.ts'
import { builtinTypes } from './builtins.ts'
import { checkExpression } from './check.ts'
import { isQuoted, targetBefore } from './cursor.ts'
import type { ExpressionEnvironment } from './environment.ts'
import { memberNames, memberType, nameType } from './field-type.ts'
import type { FunctionEntry } from './functions/entry.ts'
import { readSignature } from './functions/read-signature.ts'
import { allFunctionNames, findFunction } from './functions/registry.ts'
import { anyType, fits, type Type, writeType } from './type.ts'

export type Completion = {
  kind: 'variable' | 'field' | 'function'
  /** What is put in; of a function with the opening bracket. */
  insert: string
  label: string
  /** The name people know it by, or what a function does. */
  help: string
  /** Type of a value, signature of a function. */
  detail: string
}
export type Completions = {
  /** What the text between `from` and `to` may become. */
  from: number
  to: number
  options: Completion[]
}

/** Most suggestions; nobody reads more. */
const MOST = 50

/**
 * What may stand where the cursor is: variables and built-ins by id or by the name people see, fields and fitting functions behind a
 * dot. Nothing within quotes.
 */
export function complete({
  environment,
  source,
  position,
  language,
}: {
  environment: ExpressionEnvironment
  source: string
  position: number
  language: Language
}): Completions {
  const before = source.slice(0, position)
  const word = /[\p{L}_][\p{L}\p{N}_]*$/u.exec(before)?.[0] ?? ''
  const from = position - word.length
  const none: Completions = { from, to: position, options: [] }
  if (isQuoted(before)) return none
  const target = before[from - 1] === '.' ? targetBefore(before.slice(0, from - 1)) : null
  if (before[from - 1] === '.' && target === null) return none
  const all =
    target === null
      ? [...names(environment), ...functionsFor(null, language)]
      : members(checkExpression(environment, target).full, language)
  const options = all.filter((option) => matches(option, word))
  options.sort((a, b) => rank(a, word) - rank(b, word))
  return { from, to: position, options: options.slice(0, MOST) }
}

function names(environment: ExpressionEnvironment): Completion[] {
  const variables = [...environment.variables.values()].map(
    ({ id, name }): Completion => ({
      kind: 'variable',
      insert: id,
      label: id,
      help: name === id ? '' : name,
      detail: writeType(nameType(environment, id) ?? anyType),
    }),
  )
  const builtins = Object.keys(builtinTypes).map(
    (name): Completion => ({ kind: 'variable', insert: name, label: name, help: '', detail: 'object' }),
  )
  return [...variables, ...builtins]
}

function members(type: Type, language: Language): Completion[] {
  const fields = memberNames(type).map(
    (name): Completion => ({ kind: 'field', insert: name, label: name, help: '', detail: writeType(memberType(type, name) ?? anyType) }),
  )
  return [...fields, ...functionsFor(type, language)]
}

/** Functions whose first value may be of this type; all of them for null. */
function functionsFor(type: Type | null, language: Language): Completion[] {
  return allFunctionNames.flatMap((name) => {
    const entry = findFunction(name)
    if (!entry || ('old' in entry && entry.old)) return []
    const takes = entry.signatures.some((text) => {
      const first = readSignature(text).parameters[0]
      return type === null || (first !== undefined && fits(type, first.type))
    })
    return takes ? [functionCompletion(name, entry as FunctionEntry, language)] : []
  })
}

function functionCompletion(name: string, entry: Pick<FunctionEntry, 'signatures' | 'zh' | 'en'>, language: Language): Completion {
  return {
    kind: 'function',
    insert: `${name}(`,
    label: name,
    help: language === 'zh-CN' ? entry.zh : entry.en,
    detail: entry.signatures[0] ?? '',
  }
}

function matches({ label, help }: Completion, word: string): boolean {
  const wanted = word.toLowerCase()
  return wanted === '' || label.toLowerCase().includes(wanted) || help.toLowerCase().includes(wanted)
}

/** What begins with the word first, then what has it inside, then what only its help has; functions last. */
function rank({ kind, label }: Completion, word: string): number {
  const place = label.toLowerCase().indexOf(word.toLowerCase())
  return (place === 0 ? 0 : place > 0 ? 1 : 2) * 3 + (kind === 'function' ? 2 : 0)
}
