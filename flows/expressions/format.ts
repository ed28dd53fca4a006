import { type Ast, parseExpression } from './ast.ts'
import { isSameTree } from './same-tree.ts'

/** Longest line before and/or at the top are put on lines of their own. */
const LINE = 80

/**
 * A formula as one would write it: one space around operators, no brackets without need, double quotes; a long one with each
 * part of its outermost and/or on its own line. What cannot be read, or would change its meaning, stays as it is.
 */
export function formatExpression(source: string): string {
  const read = parseExpression(source)
  // A comment has no place in the tree and must not be lost.
  if ('problem' in read || hasComment(source)) return source
  const line = write(read.ast, source, 0)
  const written = line.length > LINE ? broken(read.ast, source) : line
  const again = parseExpression(written)
  return 'ast' in again && isSameTree(again.ast, read.ast) ? written : source
}

const levels: Readonly<Record<string, number>> = {
  '?:': 1,
  '||': 2,
  '&&': 3,
  '==': 4,
  '!=': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  in: 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
  '!_': 7,
  '-_': 7,
}
const POSTFIX = 8

/** `least`: the level below which brackets are needed here. */
function write(ast: Ast, source: string, least: number): string {
  const level = levels[ast.op] ?? POSTFIX
  const text = writeBare(ast, source, level)
  return level < least ? `(${text})` : text
}

function writeBare(ast: Ast, source: string, level: number): string {
  const at = (child: Ast, least = 0): string => write(child, source, least)
  const list = (children: readonly Ast[]): string => children.map((child) => at(child)).join(', ')
  switch (ast.op) {
    case 'id':
      return String(ast.args)
    case 'value':
      return typeof ast.args === 'string' ? JSON.stringify(ast.args) : source.slice(ast.start, ast.end)
    case '.': {
      const [target, field] = ast.args as [Ast, string]
      return `${at(target, POSTFIX)}.${field}`
    }
    case '[]': {
      const [target, index] = ast.args as [Ast, Ast]
      return `${at(target, POSTFIX)}[${at(index)}]`
    }
    case 'call': {
      const [name, given] = ast.args as [string, Ast[]]
      return `${name}(${list(given)})`
    }
    case 'rcall': {
      const [name, target, given] = ast.args as [string, Ast, Ast[]]
      return `${at(target, POSTFIX)}.${name}(${list(given)})`
    }
    case 'list':
      return `[${list(ast.args as Ast[])}]`
    case 'map':
      return `{${(ast.args as [Ast, Ast][]).map(([key, value]) => `${at(key)}: ${at(value)}`).join(', ')}}`
    case '!_':
      return `!${at(ast.args as Ast, level)}`
    case '-_':
      return `-${at(ast.args as Ast, level)}`
    case '?:': {
      const [test, then, otherwise] = ast.args as [Ast, Ast, Ast]
      return `${at(test, level + 1)} ? ${at(then, level + 1)} : ${at(otherwise, level)}`
    }
    default: {
      if (!(ast.op in levels)) return source.slice(ast.start, ast.end)
      const [left, right] = ast.args as [Ast, Ast]
      // Operators lean left, so the right side needs brackets at the same level already.
      return `${at(left, level)} ${ast.op} ${at(right, level + 1)}`
    }
  }
}

/** The parts of the outermost and/or, one a line. */
function broken(ast: Ast, source: string): string {
  if (ast.op !== '&&' && ast.op !== '||') return write(ast, source, 0)
  const parts: string[] = []
  let rest = ast
  while (rest.op === ast.op) {
    const [left, right] = rest.args as [Ast, Ast]
    parts.unshift(write(right, source, (levels[ast.op] ?? 0) + 1))
    rest = left
  }
  parts.unshift(write(rest, source, levels[ast.op] ?? 0))
  return parts.join(`\n${ast.op} `)
}

/** `//` outside of quotes. */
function hasComment(source: string): boolean {
  return /\/\//.test(source.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, ''))
}
