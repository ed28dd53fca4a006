import { spawn } from 'node:child_process'
import { childEnvironment } from '../../server/platform/config.ts'
import { projectRoot } from '../../server/platform/project-root.ts'

export type Outcome = { code: number; output: string }

/** Runs a program to its end in the project's folder; its output is shown, or kept when `quiet`. */
export function runProgram(input: {
  program: string
  args: string[]
  env?: Record<string, string>
  quiet?: boolean
  signal?: AbortSignal
}): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(input.program, input.args, {
      cwd: projectRoot,
      env: childEnvironment(input.env ?? {}),
      stdio: input.quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      signal: input.signal,
    })
    let output = ''
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code: code ?? (signal ? 1 : 0), output }))
  })
}

/** A tool of node_modules, run on the Node we run on (its own first line might find an older one). */
export function runTool(input: {
  tool: string
  args: string[]
  env?: Record<string, string>
  quiet?: boolean
  signal?: AbortSignal
}): Promise<Outcome> {
  return runProgram({ ...input, program: process.execPath, args: [`node_modules/${input.tool}`, ...input.args] })
}
