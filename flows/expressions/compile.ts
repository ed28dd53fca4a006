import { parseWallTime, writeWallTime } from '../calendar/wall-time.ts'
import { coerce } from '../engine/coerce.ts'
import type { Json, JsonObject } from '../engine/types.ts'
import { type Ast, childrenOf, parseExpression } from './ast.ts'
import { readBuiltin } from './builtins.ts'
import { asDuration, toDuration } from './duration.ts'
import type { ExpressionEnvironment, ScopedVariable } from './environment.ts'
import type { CallContext, FunctionEntry } from './functions/entry.ts'
import { loops } from './functions/loops.ts'
import { functions, isLoop } from './functions/registry.ts'
import { addMoney, asMoney, scaleMoney } from './money.ts'
import type { ExpressionProblem } from './problem.ts'
import type { Evaluate, Scope } from './scope.ts'
import { compare, getField, includes, isEqual, MAX_LIST, MAX_TEXT, MAX_VALUE, toJson, toNumber, toText, weigh } from './values.ts'

export type Compiled = { run: Evaluate; problem: ExpressionProblem | null /** Declared variables it reads. */; reads: string[] }

/**
 * Turn an expression into a closure. The CEL library parses and type-checks; evaluation is ours, because a conversation
 * must go on whatever the data: what is missing or does not fit becomes null instead of an exception, numbers are one
 * kind, patterns run in linear time, and a budget bounds every loop and everything that is built. Secrets read as `***`
 * unless `secrets` says that this is a place for them.
 */
export function compileExpression(environment: ExpressionEnvironment, source: string, { secrets = false } = {}): Compiled {
  if (secrets) return build(environment, source, true)
  let compiled = environment.compiled.get(source)
  if (!compiled) {
    compiled = build(environment, source, false)
    environment.compiled.set(source, compiled)
  }
  return compiled
}

/** State of one evaluation: the scope, the loop variables and how much work is left. */
type Run = { scope: Scope; slots: Json[]; budget: number }
type Closure = (run: Run) => Json
type Build = {
  environment: ExpressionEnvironment
  locals: string[]
  reads: Set<string>
  problem: ExpressionProblem | null
  secrets: boolean
}

const BUDGET = 50_000
const nothing: Closure = () => null

function build(environment: ExpressionEnvironment, source: string, secrets: boolean): Compiled {
  const parsed = parseExpression(source)
  if ('problem' in parsed) return { run: () => null, problem: parsed.problem, reads: [] }
  const context: Build = { environment, locals: [], reads: new Set(), problem: null, secrets }
  const closure = compileNode(parsed.ast, context)
  const run: Evaluate = context.problem ? () => null : (scope) => bounded(closure({ scope, slots: [], budget: BUDGET }))
  return { run, problem: context.problem, reads: [...context.reads] }
}

/** A value that is put together from shared parts may unfold to far more than it takes: then there is none. */
function bounded(value: Json): Json {
  return typeof value !== 'object' || value === null || weigh(value, MAX_VALUE) <= MAX_VALUE ? value : null
}

/** Take what a new value weighs from what is left; null when there is too little left for it. */
function charge(run: Run, value: Json): Json {
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value
  run.budget -= weigh(value, run.budget)
  return run.budget < 0 ? null : value
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
      return (run) => items.map((item) => charge(run, item(run)))
    }
    case 'map': {
      const entries = (ast.args as [Ast, Ast][]).map(([key, value]) => [compileNode(key, build), compileNode(value, build)] as const)
      return (run) => {
        const result: JsonObject = {}
        for (const [key, value] of entries) {
          const name = toText(key(run))
          if (name !== '__proto__') result[name] = charge(run, value(run))
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
        const value = operand(run)
        const money = asMoney(value)
        const seconds = money ? null : asDuration(value)
        if (money) return scaleMoney(money, -1, false)
        if (seconds !== null) return toDuration(-seconds)
        const number = toNumber(value)
        return number === null ? null : 0 - number
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
  if (variable.type === 'secret' && !build.secrets) return (run) => (read(run.scope) === null ? null : '***')
  return (run) => read(run.scope)
}

/** How a declared variable is read: constants from the project, customer variables from what was set here, else the profile, locals from the frame. */
export function variableReader(variable: ScopedVariable): Evaluate {
  const initial = coerce(toJson(variable.initial), variable.type)
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
      return (run) => add(run, left(run), right(run))
    case '-':
      return arithmetic(left, right, (a, b) => a - b, subtractMeasures)
    case '*':
      return arithmetic(left, right, (a, b) => a * b, multiplyMeasures)
    case '/':
      return arithmetic(left, right, (a, b) => a / b, divideMeasures)
    case '%':
      return arithmetic(
        left,
        right,
        (a, b) => a % b,
        () => null,
      )
    default:
      return fail(build, ast, 'unsupported', { what: ast.op })
  }
}

/** A number not yet set counts as 0, so that `count + 1` works the first time. */
function arithmetic(left: Closure, right: Closure, fn: (a: number, b: number) => number, measures: (a: Json, b: Json) => Json): Closure {
  return (run) => {
    const a = left(run)
    const b = right(run)
    const x = a === null ? 0 : toNumber(a)
    const y = b === null ? 0 : toNumber(b)
    if (x === null || y === null) return measures(a, b)
    const result = fn(x, y)
    // + 0 because JSON knows no −0.
    return Number.isFinite(result) ? result + 0 : null
  }
}

function add(run: Run, a: Json, b: Json): Json {
  if (typeof a === 'number' && typeof b === 'number') return Number.isFinite(a + b) ? a + b : null
  if (Array.isArray(a) && Array.isArray(b)) return charge(run, [...a, ...b].slice(0, MAX_LIST))
  if (typeof a === 'object' || typeof b === 'object') {
    const sum = addMeasures(a, b)
    if (sum !== undefined) return sum
  }
  if (typeof a === 'string' || typeof b === 'string') return (toText(a) + toText(b)).slice(0, MAX_TEXT)
  const x = a === null ? 0 : toNumber(a)
  const y = b === null ? 0 : toNumber(b)
  return x === null || y === null ? null : x + y
}

/** Dates, durations and amounts of money; undefined when the two are something else. */
function addMeasures(a: Json, b: Json): Json | undefined {
  const x = asMoney(a)
  const y = asMoney(b)
  if (x && y) return addMoney(x, y, 1)
  if ((x && b === null) || (y && a === null)) return x ? a : b
  const long = asDuration(a)
  const more = asDuration(b)
  if (long !== null && more !== null) return toDuration(long + more)
  if (more !== null) return a === null ? b : shifted(a, more)
  if (long !== null) return b === null ? a : shifted(b, long)
  return undefined
}

function subtractMeasures(a: Json, b: Json): Json {
  const x = asMoney(a)
  const y = asMoney(b)
  if (x && y) return addMoney(x, y, -1)
  const long = asDuration(a)
  const less = asDuration(b)
  if (long !== null && less !== null) return toDuration(long - less)
  if (less !== null) return shifted(a, -less) ?? null
  const later = typeof a === 'string' ? parseWallTime(a) : null
  const earlier = typeof b === 'string' ? parseWallTime(b) : null
  return later && earlier ? toDuration((later.at - earlier.at) / 1000) : null
}

function multiplyMeasures(a: Json, b: Json): Json {
  const number = typeof a === 'object' ? toNumber(b) : toNumber(a)
  const measure = typeof a === 'object' ? a : b
  const money = asMoney(measure)
  const seconds = asDuration(measure)
  if (number === null) return null
  if (money) return scaleMoney(money, number, false)
  return seconds === null ? null : toDuration(seconds * number)
}

function divideMeasures(a: Json, b: Json): Json {
  const x = asMoney(a)
  const y = asMoney(b)
  const long = asDuration(a)
  const short = asDuration(b)
  if (x && y) return x.currency === y.currency && y.minor !== 0n ? Number(x.minor) / Number(y.minor) : null
  if (long !== null && short !== null) return short === 0 ? null : long / short
  const number = toNumber(b)
  if (number === null || number === 0) return null
  if (x) return scaleMoney(x, number, true)
  return long === null ? null : toDuration(long / number)
}

/** A date so many seconds later; a day stays a day as long as whole days are added. undefined when it is no date. */
function shifted(date: Json, seconds: number): string | null | undefined {
  const time = typeof date === 'string' ? parseWallTime(date) : null
  return time ? writeWallTime({ at: time.at + seconds * 1000, hasTime: time.hasTime || seconds % 86_400 !== 0 }) : undefined
}

function call(ast: Ast, build: Build): Closure {
  const [name, args] = ast.args as [string, Ast[]]
  if (name === 'has') return has(args[0], ast, build)
  return invoke(name, args, ast, build)
}

/** `round(x)` and `x.round()` are the same. */
function invoke(name: string, args: readonly Ast[], ast: Ast, build: Build): Closure {
  const fn: FunctionEntry | undefined = functions.get(name)
  if (!fn) return fail(build, ast, 'unknownFunction', { name })
  const values = args.map((item) => compileNode(item, build))
  const { calendarSettings: calendars, timezone } = build.environment.builtins
  // A call costs one unit, so nested loops over calls are bounded as well.
  if (fn.run.length < 2) return (run) => (--run.budget < 0 ? null : (fn.run as (args: Json[]) => Json)(values.map((item) => item(run))))
  return (run) => {
    if (--run.budget < 0) return null
    const context: CallContext = { now: run.scope.facts.now, language: run.scope.language, timezone, calendars }
    return fn.run(
      values.map((item) => item(run)),
      context,
    )
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
  return isLoop(name) ? loop(name, receiver, args, ast, build) : invoke(name, [receiver, ...args], ast, build)
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
  const { run: fn } = loops[name]
  return (run) => {
    const source = list(run)
    const items = Array.isArray(source) ? source : source !== null && typeof source === 'object' ? Object.keys(source) : []
    const within = (inner: Closure) => (item: Json) => {
      if (--run.budget < 0) return null
      run.slots[slot] = item
      return charge(run, inner(run))
    }
    return fn(items.slice(0, MAX_LIST), within(closure), transform && within(transform))
  }
}

function fail(build: Build, ast: Ast, code: ExpressionProblem['code'], params: Record<string, string>): Closure {
  build.problem ??= { code, params, start: ast.start, end: ast.end }
  return nothing
}
