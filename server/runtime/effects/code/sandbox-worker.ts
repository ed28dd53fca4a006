import { parentPort, workerData } from 'node:worker_threads'

/** The few parts of quickjs-emscripten-core used here. The package is optional, so it is not imported by name. */
type Handle = { dispose(): void }
type Context = {
  runtime: { setMemoryLimit(bytes: number): void; setMaxStackSize(bytes: number): void; setInterruptHandler(handler: () => boolean): void }
  evalCode(source: string, file: string): { value: Handle; error?: undefined } | { error: Handle; value?: undefined }
  dump(handle: Handle): unknown
}
type Engine = { newQuickJSWASMModuleFromVariant(variant: unknown): Promise<{ newContext(): Context }> }

export type SandboxInput = { source: string; input: unknown; millis: number; bytes: number }
export type SandboxOutput = { ok: true; json: string } | { ok: false; code: string; message: string }

const { source, input, millis, bytes } = workerData as SandboxInput

parentPort?.postMessage(await run())

/** A JavaScript engine of its own, compiled to WebAssembly: it knows no network, files, timers or anything else of this process. */
async function run(): Promise<SandboxOutput> {
  const context = await load()
  if (!context) return { ok: false, code: 'not-configured', message: 'the sandbox is not installed (quickjs-emscripten-core)' }
  const until = Date.now() + millis
  context.runtime.setMemoryLimit(bytes)
  context.runtime.setMaxStackSize(256 * 1024)
  context.runtime.setInterruptHandler(() => Date.now() > until)
  const program = `JSON.stringify(((input) => {"use strict";\n${source}\n})(${JSON.stringify(input)})) ?? "null"`
  const result = context.evalCode(program, 'code.js')
  if (result.error) return failureOf(context.dump(result.error), Date.now() > until)
  return { ok: true, json: String(context.dump(result.value)) }
}

function failureOf(error: unknown, late: boolean): SandboxOutput {
  const { name = 'Error', message = '' } = (error ?? {}) as { name?: string; message?: string }
  if (late && message === 'interrupted') return { ok: false, code: 'code-timeout', message: `the code ran longer than ${millis} ms` }
  if (message === 'out of memory') return { ok: false, code: 'code-memory', message: 'the code needs too much memory' }
  return { ok: false, code: 'code-error', message: `${name}: ${message}`.slice(0, 300) }
}

async function load(): Promise<Context | null> {
  const names = ['quickjs-emscripten-core', '@jitl/quickjs-wasmfile-release-sync']
  try {
    const [engine, variant] = (await Promise.all(names.map((name) => import(name)))) as [Engine, { default: unknown }]
    return (await engine.newQuickJSWASMModuleFromVariant(variant.default)).newContext()
  } catch {
    return null
  }
}
