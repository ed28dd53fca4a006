import type { Language } from '../../flows/document/primitives.ts'
import type { VariableType } from '../../flows/document/variable.ts'
import { checkExpression } from '../../flows/expressions/check.ts'
import { complete } from '../../flows/expressions/complete.ts'
import { describeAt } from '../../flows/expressions/describe-at.ts'
import type { ExpressionEnvironment } from '../../flows/expressions/environment.ts'
import { formatExpression } from '../../flows/expressions/format.ts'
import { findFunction } from '../../flows/expressions/functions/registry.ts'
import { describeProblem } from '../../flows/expressions/words.ts'

/**
 * The flow language as a code editor wants it. Positions are offsets in the text (UTF-16 units), as in the editor's own
 * `getOffsetAt`; the editor's objects are made from these in formula-language.ts.
 */
type At = { environment: ExpressionEnvironment; source: string; position: number; language: Language }
type Span = { start: number; end: number }

const kinds = { variable: 'Variable', field: 'Field', function: 'Function' } as const
export type FormulaItem = Span & {
  label: string
  kind: (typeof kinds)[keyof typeof kinds]
  insert: string
  detail: string
  help: string
  /** What typed letters are compared with: also the name people see. */
  filter: string
  /** Keeps the order of the flow language: by this text. */
  order: string
}

export function formulaItems(at: At): FormulaItem[] {
  const { from, to, options } = complete(at)
  const word = at.source.slice(from, to)
  return options.map(({ kind, label, insert, detail, help }, index) => ({
    label,
    kind: kinds[kind],
    insert,
    detail,
    help,
    // Found by its help, the editor would throw it away again: the help begins the text it compares.
    filter: label.toLowerCase().includes(word.toLowerCase()) ? label : `${word} ${help}`,
    order: String(index).padStart(3, '0'),
    start: from,
    end: to,
  }))
}

/** What is wrong, with the place in the text; at least one character long so that it can be seen. null for a formula not begun. */
export function formulaProblem(
  environment: ExpressionEnvironment,
  source: string,
  language: Language,
  expects?: VariableType,
): (Span & { message: string }) | null {
  if (source.trim() === '') return null
  const { problem } = checkExpression(environment, source, expects)
  if (!problem) return null
  const start = Math.max(0, Math.min(problem.start, source.length - 1))
  return { message: describeProblem(problem, language), start, end: Math.max(start + 1, Math.min(problem.end, source.length)) }
}

/** Hover help as Markdown. */
export function formulaHover(at: At): (Span & { text: string }) | null {
  const found = describeAt(at)
  if (!found) return null
  const example = found.example === '' ? '' : `\n\n\`${found.example}\``
  return { start: found.start, end: found.end, text: `\`\`\`\n${found.title}\n\`\`\`\n${found.help}${example}` }
}

export type FormulaSignature = { labels: string[]; parameters: string[][]; help: string; active: number }

/** The function whose brackets the position is in, and which of its values is being written. */
export function formulaSignature({ source, position, language }: Omit<At, 'environment'>): FormulaSignature | null {
  const open: { name: string; receiver: boolean; commas: number }[] = []
  const before = source.slice(0, position)
  for (const { 0: sign, index } of before.matchAll(/"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|[()[\]{},]/g)) {
    const last = open.at(-1)
    if ('([{'.includes(sign)) {
      const name = sign === '(' ? (/[A-Za-z_]\w*$/.exec(before.slice(0, index))?.[0] ?? '') : ''
      open.push({ name, receiver: before[index - name.length - 1] === '.', commas: 0 })
    } else if (')]}'.includes(sign)) open.pop()
    else if (sign === ',' && last) last.commas += 1
  }
  for (const { name, receiver, commas } of open.reverse()) {
    const entry = name === '' ? undefined : findFunction(name)
    if (!entry) continue
    const parameters = entry.signatures.map((text) => (text.split('→')[0] ?? '').split(',').map((part) => part.trim()))
    return {
      labels: entry.signatures.map((text) => `${name}(${text.replace(/ → /, ') → ')}`),
      parameters,
      help: language === 'zh-CN' ? entry.zh : entry.en,
      // Called behind a dot, the first value is what stands before it.
      active: commas + (receiver ? 1 : 0),
    }
  }
  return null
}

/** The formula tidied, null when there is nothing to do. */
export function formattedFormula(source: string): string | null {
  const tidy = formatExpression(source)
  return tidy === source ? null : tidy
}
