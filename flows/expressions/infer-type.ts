import { parseWallTime } from '../calendar/wall-time.ts'
import { type Ast, childrenOf } from './ast.ts'
import { builtinNames } from './builtins.ts'
import type { ExpressionEnvironment } from './environment.ts'
import { memberNames, memberType, nameType } from './field-type.ts'
import { readSignature, type Signature } from './functions/read-signature.ts'
import { allFunctionNames, findFunction, isLoop } from './functions/registry.ts'
import { compilePattern } from './pattern.ts'
import type { ExpressionProblem } from './problem.ts'
import { didYouMean } from './text/similarity.ts'
import { anyType, fits, isTextual, nothingType, type Type, unite, writeType } from './type.ts'

type Inference = {
  environment: ExpressionEnvironment
  locals: { name: string; type: Type }[]
  problem: ExpressionProblem | null
  types: Map<Ast, Type>
}

const text: Type = { kind: 'text' }
const number: Type = { kind: 'number' }
const boolean: Type = { kind: 'boolean' }
const date: Type = { kind: 'date' }
const duration: Type = { kind: 'duration' }
const money: Type = { kind: 'money' }

/** The type of a formula and of each of its parts, and the first thing that does not fit. */
export function inferType(
  environment: ExpressionEnvironment,
  ast: Ast,
): { type: Type; problem: ExpressionProblem | null; types: ReadonlyMap<Ast, Type> } {
  const inference: Inference = { environment, locals: [], problem: null, types: new Map() }
  const type = infer(ast, inference)
  return { type, problem: inference.problem, types: inference.types }
}

function infer(ast: Ast, to: Inference): Type {
  const type = inferNode(ast, to)
  to.types.set(ast, type)
  return type
}

function inferNode(ast: Ast, to: Inference): Type {
  switch (ast.op) {
    case 'value':
      return literal(ast, to)
    case 'id':
      return name(ast, to)
    case '.':
      return member(ast, to)
    case '[]':
      return element(ast, to)
    case 'list':
      return { kind: 'list', of: (ast.args as Ast[]).map((item) => part(item, to)).reduce(unite, nothingType) }
    case 'map':
      return object(ast.args as [Ast, Ast][], to)
    case '?:': {
      const [condition, yes, no] = ast.args as [Ast, Ast, Ast]
      expectBoolean(condition, to)
      return unite(infer(yes, to), infer(no, to))
    }
    case '!_':
      expectBoolean(ast.args as Ast, to)
      return boolean
    case '-_': {
      const operand = ast.args as Ast
      const type = infer(operand, to)
      if (['number', 'money', 'duration', 'any', 'nothing'].includes(type.kind)) return type
      return fail(to, operand, 'wrongType', { is: writeType(type), expects: 'number' })
    }
    case 'call': {
      const [called, args] = ast.args as [string, Ast[]]
      return called === 'has' ? has(ast, args, to) : call(ast, called, args, to)
    }
    case 'rcall': {
      const [called, receiver, args] = ast.args as [string, Ast, Ast[]]
      return isLoop(called) ? loop(ast, called, receiver, args, to) : call(ast, called, [receiver, ...args], to)
    }
    default:
      return operator(ast, to)
  }
}

function literal(ast: Ast, to: Inference): Type {
  const value = ast.args
  if (typeof value === 'bigint' || typeof value === 'number') return number
  if (typeof value === 'string') return parseWallTime(value) ? date : text
  if (typeof value === 'boolean') return boolean
  return value === null ? nothingType : fail(to, ast, 'unsupported', { what: 'bytes' })
}

function name(ast: Ast, to: Inference): Type {
  const wanted = ast.args as string
  const local = to.locals.findLast((item) => item.name === wanted)
  const type = local?.type ?? nameType(to.environment, wanted)
  if (type) return type
  const names = [...to.locals.map((item) => item.name), ...to.environment.variables.keys(), ...builtinNames]
  return fail(to, ast, 'unknownVariable', { name: wanted, ...meant(wanted, names) })
}

function member(ast: Ast, to: Inference): Type {
  const [target, field] = ast.args as [Ast, string]
  const type = infer(target, to)
  if (type.kind === 'secret') return fail(to, target, 'secretUse', {})
  const found = memberType(type, field)
  if (found) return found
  const place = { ...ast, start: Math.max(target.end, ast.end - field.length) }
  return fail(to, place, 'unknownField', { name: field, of: writeType(type), ...meant(field, memberNames(type)) })
}

function element(ast: Ast, to: Inference): Type {
  const [target, index] = ast.args as [Ast, Ast]
  const type = infer(target, to)
  const key = infer(index, to)
  if (type.kind === 'any' || type.kind === 'nothing') return anyType
  if (type.kind === 'list') {
    if (!fits(key, number)) return fail(to, index, 'wrongType', { is: writeType(key), expects: 'number' })
    return { ...type.of, maybe: true }
  }
  if (type.kind !== 'object') return fail(to, target, 'wrongType', { is: writeType(type), expects: 'list|object' })
  if (!fits(key, text)) return fail(to, index, 'wrongType', { is: writeType(key), expects: 'text' })
  if (index.op !== 'value') return anyType
  return memberType(type, String(index.args)) ?? { ...anyType, maybe: true }
}

/** A secret never becomes part of another value. */
function part(ast: Ast, to: Inference): Type {
  const type = infer(ast, to)
  return type.kind === 'secret' ? fail(to, ast, 'secretUse', {}) : type
}

function object(entries: [Ast, Ast][], to: Inference): Type {
  const fields: Record<string, Type> = {}
  let known = true
  for (const [key, value] of entries) {
    infer(key, to)
    const type = part(value, to)
    if (key.op !== 'value') known = false
    else if (key.args !== '__proto__') fields[String(key.args)] = type
  }
  return { kind: 'object', fields: known ? fields : null }
}

/** `has(order.total)`: the place must be a field. */
function has(ast: Ast, [argument]: Ast[], to: Inference): Type {
  if (argument?.op !== '.') return fail(to, ast, 'wrongArguments', { name: 'has', expects: 'field', is: '', position: '1' })
  infer(argument, to)
  return boolean
}

function expectBoolean(ast: Ast, to: Inference): void {
  const type = infer(ast, to)
  if (!fits(type, boolean)) fail(to, ast, 'wrongType', { is: writeType(type), expects: 'boolean' })
}

function loop(ast: Ast, called: string, receiver: Ast, args: Ast[], to: Inference): Type {
  const source = infer(receiver, to)
  const of = source.kind === 'list' ? source.of : source.kind === 'object' ? text : anyType
  if (!['list', 'object', 'any', 'nothing'].includes(source.kind))
    return fail(to, receiver, 'wrongArguments', { name: called, position: '1', is: writeType(source), expects: 'list' })
  const [variable, ...bodies] = args
  if (variable?.op !== 'id' || bodies.length === 0 || bodies.length > (called === 'map' ? 2 : 1))
    return fail(to, ast, 'wrongCount', { name: called, usage: `${called}(x, …)` })
  to.locals.push({ name: variable.args as string, type: of })
  const conditions = called === 'map' ? bodies.slice(0, -1) : called === 'sortBy' ? [] : bodies
  for (const condition of conditions) expectBoolean(condition, to)
  const value = called === 'map' || called === 'sortBy' ? part(bodies.at(-1) as Ast, to) : anyType
  to.locals.pop()
  if (called === 'map') return { kind: 'list', of: value }
  return called === 'filter' || called === 'sortBy' ? { kind: 'list', of } : boolean
}

function call(ast: Ast, called: string, args: Ast[], to: Inference): Type {
  const entry = isLoop(called) ? undefined : findFunction(called)
  if (!entry) {
    for (const argument of args) infer(argument, to)
    return fail(to, ast, 'unknownFunction', { name: called, ...meant(called, allFunctionNames) })
  }
  const types = args.map((argument) => infer(argument, to))
  const signatures = entry.signatures.map(readSignature)
  const counted = signatures.filter(
    ({ parameters }) => args.length <= parameters.length && parameters.slice(args.length).every((parameter) => parameter.optional),
  )
  if (counted.length === 0) return fail(to, ast, 'wrongCount', { name: called, usage: usageOf(called, signatures) })
  for (const signature of counted) {
    const match = apply(signature, types)
    if (match) {
      if (called === 'matches' || called === 'find' || called === 'findAll' || called === 'replacePattern') checkPattern(args[1], to)
      return match
    }
  }
  return mismatch(called, args, types, counted, to)
}

/** The result type when the arguments fit; T is what the arguments for it have in common. */
function apply({ parameters, returns }: Signature, types: readonly Type[]): Type | null {
  let bound: Type | null = null
  for (const [index, type] of types.entries()) {
    const parameter = parameters[index]
    if (!parameter || !fits(type, parameter.type)) return null
    const given = underVariable(parameter.type, type)
    if (!given) continue
    // `[1, 2].contains("x")` can never hold: what T stands for must go together.
    if (bound && !fits(given, bound) && !fits(bound, given)) return null
    bound = bound ? unite(bound, given) : given
  }
  return substitute(returns, bound ?? anyType)
}

function underVariable(parameter: Type, given: Type): Type | null {
  if (parameter.kind === 'variable') return given
  if (parameter.kind !== 'list') return null
  return underVariable(parameter.of, given.kind === 'list' ? given.of : anyType)
}

function substitute(type: Type, bound: Type): Type {
  if (type.kind === 'variable') return type.maybe ? { ...bound, maybe: true } : bound
  return type.kind === 'list' ? { ...type, of: substitute(type.of, bound) } : type
}

/** Says of the first argument that fits no way of calling what would have fitted. */
function mismatch(called: string, args: readonly Ast[], types: readonly Type[], signatures: readonly Signature[], to: Inference): Type {
  let left = signatures
  for (const [index, type] of types.entries()) {
    const argument = args[index]
    if (type.kind === 'secret' && argument) return fail(to, argument, 'secretUse', {})
    const next = left.filter(({ parameters }) => fits(type, parameters[index]?.type ?? anyType))
    if (next.length === 0 && argument) {
      const expects = [...new Set(left.map(({ parameters }) => writeType(parameters[index]?.type ?? anyType)))].join('|')
      return fail(to, argument, 'wrongArguments', { name: called, position: String(index + 1), is: writeType(type), expects })
    }
    left = next
  }
  // Each fits alone, but not together: the last one has to be like the first.
  const last = types.length - 1
  const argument = args[last]
  const of = types[0]?.kind === 'list' && types[last]?.kind !== 'list' ? types[0].of : (types[0] ?? anyType)
  return argument
    ? fail(to, argument, 'wrongArguments', {
        name: called,
        position: String(last + 1),
        is: writeType(types[last] ?? anyType),
        expects: writeType(of),
      })
    : anyType
}

function usageOf(called: string, signatures: readonly Signature[]): string {
  return signatures
    .map(({ parameters }) => `${called}(${parameters.map((parameter) => `${parameter.name}${parameter.optional ? '?' : ''}`).join(', ')})`)
    .join(' / ')
}

function checkPattern(pattern: Ast | undefined, to: Inference): void {
  if (pattern?.op === 'value' && compilePattern(String(pattern.args)) === null)
    fail(to, pattern, 'badPattern', { pattern: String(pattern.args) })
}

function operator(ast: Ast, to: Inference): Type {
  const [leftAst, rightAst] = childrenOf(ast)
  if (!leftAst || !rightAst) return fail(to, ast, 'unsupported', { what: ast.op })
  if (ast.op === '&&' || ast.op === '||') {
    expectBoolean(leftAst, to)
    expectBoolean(rightAst, to)
    return boolean
  }
  const left = infer(leftAst, to)
  const right = infer(rightAst, to)
  const result = combine(ast.op, left, right)
  if (result) return result
  if (left.kind === 'secret' || right.kind === 'secret') return fail(to, ast, 'secretUse', {})
  return fail(to, ast, 'wrongOperands', { left: writeType(left), operator: ast.op, right: writeType(right) })
}

/** Type of `left op right`, null when the two do not go together. */
function combine(op: string, left: Type, right: Type): Type | null {
  const unknown = (type: Type) => type.kind === 'any' || type.kind === 'nothing'
  const is = (a: string, b: string) => left.kind === a && right.kind === b
  if (left.kind === 'secret' || right.kind === 'secret') {
    // "Bearer " + token is still a secret.
    const other = left.kind === 'secret' ? right : left
    return op === '+' && (isTextual(other) || other.kind === 'secret') ? { kind: 'secret' } : null
  }
  switch (op) {
    case '==':
    case '!=':
      return unknown(left) || unknown(right) || fits(left, right) || fits(right, left) ? boolean : null
    case '<':
    case '<=':
    case '>':
    case '>=':
      if (unknown(left) || unknown(right)) return boolean
      return fits(left, right) && !['list', 'object', 'file'].includes(left.kind) ? boolean : null
    case 'in':
      if (right.kind === 'list') return unknown(left) || fits(left, right.of) ? boolean : null
      if (right.kind === 'object') return unknown(left) || isTextual(left) ? boolean : null
      return unknown(right) ? boolean : null
    case '+':
      return sumType(left, right, unknown)
    case '-':
      if (isTextual(left) && isTextual(right) && (left.kind === 'date' || right.kind === 'date')) return duration
      if (isTextual(left) && right.kind === 'duration') return date
      return sameMeasure(left, right, unknown)
    case '*':
      if (is('money', 'number') || is('number', 'money')) return money
      if (is('duration', 'number') || is('number', 'duration')) return duration
      if (is('number', 'number')) return number
      return unknown(left) || unknown(right) ? anyNumber(left, right) : null
    case '/':
      if (is('money', 'money') || is('duration', 'duration') || is('number', 'number')) return number
      if (right.kind === 'number' && (left.kind === 'money' || left.kind === 'duration')) return left
      return unknown(left) || unknown(right) ? anyNumber(left, right) : null
    case '%':
      return [left, right].every((type) => unknown(type) || type.kind === 'number') ? number : null
    default:
      return null
  }
}

function sumType(left: Type, right: Type, unknown: (type: Type) => boolean): Type | null {
  if (left.kind === 'list' && right.kind === 'list') return { kind: 'list', of: unite(left.of, right.of) }
  if ((isTextual(left) && right.kind === 'duration') || (left.kind === 'duration' && isTextual(right))) return date
  const joins = (type: Type) => ['text', 'date', 'number', 'money'].includes(type.kind)
  if ((isTextual(left) && (joins(right) || unknown(right))) || (isTextual(right) && (joins(left) || unknown(left)))) return text
  return sameMeasure(left, right, unknown)
}

/** Two numbers, two amounts, two durations; with something unknown the result is unknown too, unless both can only be numbers. */
function sameMeasure(left: Type, right: Type, unknown: (type: Type) => boolean): Type | null {
  const measures = ['number', 'money', 'duration']
  if (left.kind === right.kind && measures.includes(left.kind)) return left.maybe || right.maybe ? { ...left, maybe: true } : left
  if (unknown(left) && unknown(right)) return anyType
  const known = unknown(left) ? right : unknown(right) ? left : null
  return known && (measures.includes(known.kind) || known.kind === 'list' || isTextual(known)) ? anyType : null
}

function anyNumber(left: Type, right: Type): Type {
  return [left, right].some((type) => type.kind === 'any') ? anyType : number
}

function meant(name: string, candidates: Iterable<string>): { suggestion?: string } {
  const suggestion = didYouMean(name, candidates)
  return suggestion === null ? {} : { suggestion }
}

function fail(to: Inference, ast: Ast, code: ExpressionProblem['code'], params: Record<string, string>): Type {
  to.problem ??= { code, params, start: ast.start, end: ast.end }
  return anyType
}
