/** What is used of a QuickJS engine (`quickjs-emscripten-core`); whoever runs code brings the engine. */
export type CodeEngine = { newContext(): CodeContext }
type CodeContext = {
  runtime: { setMemoryLimit(bytes: number): void; setMaxStackSize(bytes: number): void; setInterruptHandler(handler: () => boolean): void }
  evalCode(source: string, file: string): { value: Handle; error?: undefined } | { error: Handle; value?: undefined }
  newString(text: string): Handle
  callFunction(func: Handle, self: Handle, ...args: Handle[]): ReturnType<CodeContext['evalCode']>
  typeof(handle: Handle): string
  getString(handle: Handle): string
  undefined: Handle
}
type Handle = object

/** Time in ms, memory of all values and of the stack in bytes, length of the result as JSON. */
export const codeLimits = { millis: 1_000, bytes: 16 * 1024 * 1024, stackBytes: 128 * 1024, resultLength: 64_000 }
/**
 * How long whoever runs code waits for it, ms. Code stops itself at its limit; a few built-in operations cannot be interrupted,
 * and then the thread has to be ended.
 */
export const codeDeadline = codeLimits.millis + 1_000

export type CodeFailure = 'code-error' | 'code-timeout' | 'code-memory' | 'code-result'
export type CodeOutcome = { ok: true; json: string } | { ok: false; code: CodeFailure; message: string }

/**
 * Runs the body of a function of `input`, in an engine that knows no network, files, timers or anything else of this process, and
 * gives what it returns, as JSON. Never throws; may block for `codeLimits.millis`, rarely longer: run it in a thread of its own.
 */
export function runCode(engine: CodeEngine, code: { source: string; input: unknown }, now: () => number): CodeOutcome {
  const until = now() + codeLimits.millis
  const late = () => now() > until
  try {
    const context = engine.newContext()
    context.runtime.setMemoryLimit(codeLimits.bytes)
    context.runtime.setMaxStackSize(codeLimits.stackBytes)
    context.runtime.setInterruptHandler(late)
    const runner = context.evalCode(runnerSource, 'runner.js')
    if (!runner.value) return stopped(late())
    const args = [code.source, JSON.stringify(code.input ?? null)].map((text) => context.newString(text))
    const called = context.callFunction(runner.value, context.undefined, ...args)
    // Only what cannot be caught inside comes here: it was interrupted, or there was no memory left even for saying so.
    if (!called.value) return stopped(late())
    return context.typeof(called.value) === 'string' ? readReport(context.getString(called.value)) : stopped(late())
  } catch (error) {
    // Where threads have a small stack, its end is met before the engine's own limit.
    if (error instanceof RangeError) return failed('code-error', 'InternalError: stack overflow')
    return stopped(late())
  }
}

/**
 * Runs inside the engine, before anything of the author does: what it needs it keeps, so that code which exchanges JSON.stringify
 * or a prototype changes nothing here. The source becomes a function by itself, so it cannot close the one it stands in.
 * The first letter of the report says what it is: r result, p a promise, e error.
 */
const runnerSource = `((Make, parse, stringify, text) => (source, input) => {
  "use strict"
  try {
    const result = new Make("input", '"use strict";\\n' + source)(parse(input))
    if (result !== null && typeof result === "object" && typeof result.then === "function") return "p"
    const json = stringify(result)
    return "r" + (json === undefined ? "null" : json)
  } catch (error) {
    try {
      const plain = error !== null && typeof error === "object" ? text(error.name) + ": " + text(error.message) : text(error)
      return "e" + plain
    } catch (_) {
      return "e"
    }
  }
})(Function, JSON.parse, JSON.stringify, String)`

function readReport(report: string): CodeOutcome {
  const text = report.slice(1)
  if (report.startsWith('p'))
    return failed('code-result', 'the code returns a promise; there is nothing to wait for here, return the value')
  if (report.startsWith('e')) {
    if (text === 'InternalError: out of memory') return outOfMemory()
    return failed('code-error', text.slice(0, 300) || 'the code threw something without words')
  }
  if (text.length > codeLimits.resultLength) {
    return failed('code-result', `the result is larger than ${codeLimits.resultLength.toLocaleString('en')} characters`)
  }
  return { ok: true, json: text }
}

function stopped(late: boolean): CodeOutcome {
  return late ? failed('code-timeout', `the code ran longer than ${codeLimits.millis} ms`) : outOfMemory()
}

function outOfMemory(): CodeOutcome {
  return failed('code-memory', `the code needs more than ${codeLimits.bytes / 1024 / 1024} MB`)
}

function failed(code: CodeFailure, message: string): CodeOutcome {
  return { ok: false, code, message }
}
