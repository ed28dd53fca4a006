import type { Pool } from 'pg'
import type { LiveRuntime } from '../build-runtime.ts'
import type { Inbound, Receipt } from '../contract.ts'
import { createRuntime, type RuntimeOptions, type RuntimeServices } from '../runtime.ts'
import { echoProgram } from './echo-program.ts'

export const silentLog = { warn() {}, error() {} }

/** A runtime that runs the echo program, as one process of several would. */
export function startRuntime(pool: Pool, options: RuntimeOptions & Partial<RuntimeServices> = {}): LiveRuntime {
  return createRuntime({ pool, clock: { now: Date.now }, log: silentLog, ...options }, { compile: () => echoProgram, ...options })
}

/** Sends as a visitor of the seeded channel. */
export function visitor(runtime: Pick<LiveRuntime, 'receive'>, externalId: string) {
  const send = (inboundId: string, event: Inbound['event']): Promise<Receipt> =>
    runtime.receive({ workspaceId: 'w', channelId: 'c', externalId, inboundId, event })
  return {
    start: (inboundId = 'start') => send(inboundId, { kind: 'start' }),
    say: (inboundId: string, text = inboundId) => send(inboundId, { kind: 'message', text }),
    leave: (inboundId = 'leave') => send(inboundId, { kind: 'left' }),
  }
}

/** The texts in a receipt, customer's and bot's, in order. */
export function texts(receipt: Receipt): string[] {
  return receipt.events.flatMap((event) => (event.kind === 'message.customer' || event.kind === 'message.bot' ? [event.body.text] : []))
}
