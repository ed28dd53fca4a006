import { Environment } from '@marcbachmann/cel-js'
import type { ExpressionProblem } from './problem.ts'
import { syntaxProblem } from './syntax-problem.ts'

/** A node of the tree the CEL library parses to. The library's own type is a union over every operator; this is what we use of it. */
export type Ast = { op: string; args: unknown; start: number; end: number }

/** Longest expression in characters, as in the document schema. */
const MAX_SOURCE = 2000

/** The library is used for its parser alone; checking and evaluating are ours, over one list of functions. */
const parser = new Environment({ limits: { maxDepth: 60, maxAstNodes: 2000 } })

/** Parse to a tree, or say what is wrong and where. */
export function parseExpression(source: string): { ast: Ast } | { problem: ExpressionProblem } {
  if (source.trim() === '') return { problem: { code: 'empty', params: {}, start: 0, end: source.length } }
  if (source.length > MAX_SOURCE)
    return { problem: { code: 'tooLong', params: { max: String(MAX_SOURCE) }, start: MAX_SOURCE, end: source.length } }
  try {
    return { ast: parser.parse(source).ast as unknown as Ast }
  } catch (error) {
    return { problem: syntaxProblem(source, rangeOf(error) ?? { start: 0, end: source.length }) }
  }
}

export function childrenOf(ast: Ast): Ast[] {
  const found: Ast[] = []
  collect(ast.args, found)
  return found
}

function rangeOf(error: unknown): { start: number; end: number } | null {
  const range = (error as { range?: { start: number; end: number } } | null)?.range
  return range && typeof range.start === 'number' ? { start: range.start, end: Math.max(range.end, range.start) } : null
}

function collect(args: unknown, into: Ast[]): void {
  if (Array.isArray(args)) for (const item of args) collect(item, into)
  else if (isAst(args)) into.push(args)
}

function isAst(value: unknown): value is Ast {
  return typeof value === 'object' && value !== null && typeof (value as Ast).op === 'string'
}
