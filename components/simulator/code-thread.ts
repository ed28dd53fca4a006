import variant from '@jitl/quickjs-wasmfile-release-sync'
import { newQuickJSWASMModuleFromVariant } from 'quickjs-emscripten-core'
import { type CodeOutcome, runCode } from '../../flows/sandbox/run-code.ts'

export type CodeTask = { source: string; input: unknown }
/** `ready`: the engine is loaded and the code begins. */
export type CodeReport = 'ready' | CodeOutcome

// An engine of its own in a thread of its own, as on the server: whatever the code does, the page goes on.
self.onmessage = async ({ data }: MessageEvent<CodeTask>): Promise<void> => {
  const engine = await newQuickJSWASMModuleFromVariant(variant)
  self.postMessage('ready' satisfies CodeReport)
  self.postMessage(runCode(engine, data, Date.now))
}
