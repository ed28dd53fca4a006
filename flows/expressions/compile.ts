import type { Json, JsonObject } from '../engine/types.ts'
import { type Ast, childrenOf, parseExpression } from './ast.ts'
import { readBuiltin } from './builtins.ts'
import type { ExpressionEnvironment, ScopedVariable } from './environment.ts'
import { globalFunctions, includes, methods } from './functions.ts'
import type { ExpressionProblem } from './problem.ts'
import type { Evaluate, Scope } from './scope.ts'
import { compare, getField, isEqual, MAX_LIST, MAX_TEXT, toJson, toNumber, toText } from './values.ts'

export type Compiled = { run: Evaluate; problem: ExpressionProblem | null /** Declared variables it reads. */; reads: string[] }

/**
 * Turn an expression into a closure. The CEL library parses and type-checks; evaluation is ours, because a conversation
 * must go on whatever the data: what is missing or does not fit becomes null instead of an exception, numbers are one
 * kind, patterns run in linear time, and a budget bounds every loop.
 */
export function compileExpression(environment: ExpressionEnvironment, source: string): Compiled {
  let compiled = environment.compiled.get(source)
  if (!compiled) {
    compiled = build(environment, source)
    environment.compiled.set(source, compiled)
  }
  return compiled
}

/** State of one evaluation: the scope, the loop variables and how much work is left. */
type Run = { scope: Scope; slots: Json[]; budget: number }
type Closure = (run: Run) => Json
type Build = { environment: ExpressionEnvironment; locals: string[]; reads: Set<string>; problem: ExpressionProblem | null; depth: number }

const BUDGET = 20_000
const nothing: Closure = () => null

function build(environment: ExpressionEnvironment, source: string): Compiled {
  const parsed = parseExpression(source)
  if ('problem' in parsed) return { run: () => null, problem: parsed.problem, reads: [] }
  const context: Build = { environment, locals: [], reads: new Set(), problem: null, depth: 0 }
  const closure = compileNode(parsed.ast, context)
  const run: Evaluate = context.problem ? () => null : (scope) => closure({ scope, slots: [], budget: BUDGET })
  return { run, problem: context.problem, reads: [...context.reads] }
}

function compileNode(ast: Ast, build: Build): Closure {
  switch (ast.op) {
    case 'value':
      return constant(ast, build)
    case 'id':
      return identifier(ast.args as string, ast, build)
    case '.':
      return access(ast, build)
    case '[]': {
      const [left, right] = (ast.args as [Ast, Ast]).map((item) => compileNode(item, build)) as [Closure, Closure]
      return (run) => getField(left(run), right(run))
    }
    case 'list': {
      const items = (ast.args as Ast[]).map((item) => compileNode(item, build))
      return (run) => items.map((item) => item(run))
    }
    case 'map': {
      const entries = (ast.args as [Ast, Ast][]).map(([key, value]) => [compileNode(key, build), compileNode(value, build)] as const)
      return (run) => {
        const result: JsonObject = {}
        for (const [key, value] of entries) {
          const name = toText(key(run))
          if (name !== '__proto__') result[name] = value(run)
        }
        return result
      }
    }
    case '?:': {
      const [condition, yes, no] = (ast.args as [Ast, Ast, Ast]).map((item) => compileNode(item, build)) as [Closure, Closure, Closure]
      return (run) => (condition(run) === true ? yes(run) : no(run))
    }
    case '!_': {
      const operand = compileNode(ast.args as Ast, build)
      return (run) => operand(run) !== true
    }
    case '-_': {
      const operand = compileNode(ast.args as Ast, build)
      return (run) => {
        const number = toNumber(operand(run))
        return number === null ? null : -number
      }
    }
    case 'call':
      return call(ast, build)
    case 'rcall':
      return methodCall(ast, build)
    default:
      return operator(ast, build)
  }
}

function constant(ast: Ast, build: Build): Closure {
  const value = ast.args
  if (typeof value === 'bigint') {
    const number = Number(value)
    return () => number
  }
  if (value !== null && typeof value === 'object') return fail(build, ast, 'unsupported', { what: 'bytes' })
  const json = toJson(value)
  return () => json
}

function identifier(name: string, ast: Ast, build: Build): Closure {
  const slot = build.locals.lastIndexOf(name)
  if (slot >= 0) return (run) => run.slots[slot] ?? null
  const builtin = readBuiltin({ name, field: null, context: build.environment.builtins })
  if (builtin) return (run) => builtin(run.scope)
  const variable = build.environment.variables.get(name)
  if (!variable) return fail(build, ast, 'unknownVariable', { name })
  build.reads.add(name)
  const read = variableReader(variable)
  return (run) => read(run.scope)
}

/** How a declared variable is read: constants from the project, customer variables from what was set here, else the profile, locals from the frame. */
export function variableReader(variable: ScopedVariable): Evaluate {
  const initial = toJson(variable.initial)
  const { id } = variable
  if (variable.scope === 'constant') return () => initial
  if (variable.scope === 'customer') {
    return ({ state, facts }) => own(state.variables, id) ?? own(facts.customer.attributes, id) ?? initial
  }
  if (variable.scope === 'local') {
    return ({ state }) => {
      const locals = state.stack.at(-1)?.locals
      return (locals && own(locals, id)) ?? initial
    }
  }
  return ({ state }) => own(state.variables, id) ?? null
}

function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

function access(ast: Ast, build: Build): Closure {
  const [target, field] = ast.args as [Ast, string]
  if (target.op === 'id' && !build.locals.includes(target.args as string)) {
    const builtin = readBuiltin({ name: target.args as string, field, context: build.environment.builtins })
    if (builtin) return (run) => builtin(run.scope)
  }
  const left = compileNode(target, build)
  return (run) => getField(left(run), field)
}

function operator(ast: Ast, build: Build): Closure {
  const [left, right] = childrenOf(ast).map((item) => compileNode(item, build))
  if (!left || !right) return fail(build, ast, 'unsupported', { what: ast.op })
  switch (ast.op) {
    case '&&':
      return (run) => left(run) === true && right(run) === true
    case '||':
      return (run) => left(run) === true || right(run) === true
    case '==':
      return (run) => isEqual(left(run), right(run))
    case '!=':
      return (run) => !isEqual(left(run), right(run))
    case '<':
      return (run) => {
        const order = compare(left(run), right(run))
        return order !== null && order < 0
      }
    case '<=':
      return (run) => {
        const order = compare(left(run), right(run))
        return order !== null && order <= 0
      }
    case '>':
      return (run) => {
        const order = compare(left(run), right(run))
        return order !== null && order > 0
      }
    case '>=':
      return (run) => {
        const order = compare(left(run), right(run))
        return order !== null && order >= 0
      }
    case 'in':
      return (run) => includes(right(run), left(run))
    case '+':
      return (run) => add(left(run), right(run))
    case '-':
      return arithmetic(left, right, (a, b) => a - b)
    case '*':
      return arithmetic(left, right, (a, b) => a * b)
    case '/':
      return arithmetic(left, right, (a, b) => a / b)
    case '%':
      return arithmetic(left, right, (a, b) => a % b)
    default:
      return fail(build, ast, 'unsupported', { what: ast.op })
  }
}

/** A number not yet set counts as 0, so that `count + 1` works the first time. */
function arithmetic(left: Closure, right: Closure, fn: (a: number, b: number) => number): Closure {
  return (run) => {
    const a = left(run)
    const b = right(run)
    const x = a === null ? 0 : toNumber(a)
    const y = b === null ? 0 : toNumber(b)
    if (x === null || y === null) return null
    const result = fn(x, y)
    return Number.isFinite(result) ? result : null
  }
}

function add(a: Json, b: Json): Json {
  if (typeof a === 'number' && typeof b === 'number') return Number.isFinite(a + b) ? a + b : null
  if (Array.isArray(a) && Array.isArray(b)) return [...a, ...b].slice(0, MAX_LIST)
  if (typeof a === 'string' || typeof b === 'string') return (toText(a) + toText(b)).slice(0, MAX_TEXT)
  const x = a === null ? 0 : toNumber(a)
  const y = b === null ? 0 : toNumber(b)
  return x === null || y === null ? null : x + y
}

function call(ast: Ast, build: Build): Closure {
  const [name, args] = ast.args as [string, Ast[]]
  if (name === 'has') return has(args[0], ast, build)
  const fn = Object.hasOwn(globalFunctions, name) ? globalFunctions[name] : undefined
  if (!fn) return fail(build, ast, 'unknownFunction', { name })
  return invoke(
    fn.run,
    args.map((item) => compileNode(item, build)),
  )
}

function invoke(fn: (args: Json[]) => Json, args: Closure[]): Closure {
  return (run) => {
    // A call costs one unit, so nested loops over calls are bounded as well.
    if (--run.budget < 0) return null
    return fn(args.map((item) => item(run)))
  }
}

/** `has(order.total)`: the field is there. */
function has(argument: Ast | undefined, ast: Ast, build: Build): Closure {
  if (argument?.op !== '.') return fail(build, ast, 'wrongArguments', { name: 'has' })
  const value = compileNode(argument, build)
  return (run) => value(run) !== null
}

function methodCall(ast: Ast, build: Build): Closure {
  const [name, receiver, args] = ast.args as [string, Ast, Ast[]]
  if (name in loops && Object.hasOwn(loops, name)) return loop(name as keyof typeof loops, receiver, args, ast, build)
  const fn = Object.hasOwn(methods, name) ? methods[name] : undefined
  if (!fn) return fail(build, ast, 'unknownFunction', { name })
  return invoke(
    fn.run,
    [receiver, ...args].map((item) => compileNode(item, build)),
  )
}

type Loop = (items: Json[], each: (item: Json) => Json, transform: ((item: Json) => Json) | null) => Json
const loops: Record<'all' | 'exists' | 'exists_one' | 'map' | 'filter', Loop> = {
  all: (items, each) => items.every((item) => each(item) === true),
  exists: (items, each) => items.some((item) => each(item) === true),
  exists_one: (items, each) => items.filter((item) => each(item) === true).length === 1,
  map: (items, each, transform) => (transform ? items.filter((item) => each(item) === true).map(transform) : items.map(each)),
  filter: (items, each) => items.filter((item) => each(item) === true),
}

function loop(name: keyof typeof loops, receiver: Ast, args: Ast[], ast: Ast, build: Build): Closure {
  const [variable, body, extra] = args
  if (variable?.op !== 'id' || !body) return fail(build, ast, 'wrongArguments', { name })
  const list = compileNode(receiver, build)
  const slot = build.locals.length
  build.locals.push(variable.args as string)
  const closure = compileNode(body, build)
  const transform = extra ? compileNode(extra, build) : null
  build.locals.pop()
  const fn = loops[name]
  return (run) => {
    const source = list(run)
    const items = Array.isArray(source) ? source : source !== null && typeof source === 'object' ? Object.keys(source) : []
    const within = (inner: Closure) => (item: Json) => {
      if (--run.budget < 0) return null
      run.slots[slot] = item
      return inner(run)
    }
    return fn(items.slice(0, MAX_LIST), within(closure), transform && within(transform))
  }
}

function fail(build: Build, ast: Ast, code: ExpressionProblem['code'], params: Record<string, string>): Closure {
  build.problem ??= { code, params, start: ast.start, end: ast.end }
  return nothing
}
