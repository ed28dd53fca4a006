import { parentPort, workerData } from 'node:worker_threads'
import variant from '@jitl/quickjs-wasmfile-release-sync'
import { newQuickJSWASMModuleFromVariant } from 'quickjs-emscripten-core'
import { type CodeOutcome, runCode } from '../../../../flows/sandbox/run-code.ts'

export type SandboxInput = { source: string; input: unknown }
/** `ready`: the engine is loaded and the code begins. */
export type SandboxReport = 'ready' | CodeOutcome

const report = (what: SandboxReport) => parentPort?.postMessage(what)
const engine = await newQuickJSWASMModuleFromVariant(variant)
report('ready')
report(runCode(engine, workerData as SandboxInput, Date.now))
