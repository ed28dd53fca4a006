import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import type { Inbound } from '../contract.ts'
import { armFailpoint } from '../failpoints.ts'
import { createRuntime } from '../runtime.ts'
import { startWorker } from '../worker.ts'
import { echoProgram } from './echo-program.ts'
import { silentLog } from './start-runtime.ts'

/**
 * A whole process to be killed: a runtime and a worker on a real database behind a door of its own. Prints its port.
 * Arguments: connection string, host:port that effects call, failpoint (name:times, see failpoints.ts; may be empty).
 */
const [database = '', shop = '', failpoint] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString: database, max: 8, connectionTimeoutMillis: 3000 })
// A connection that breaks while idle is replaced; the test breaks them on purpose.
pool.on('error', () => {})
pool.on('connect', (client) => client.on('error', () => {}))
const clock = { now: Date.now }
const program = {
  ...echoProgram,
  step(...given: Parameters<typeof echoProgram.step>) {
    const result = echoProgram.step(...given)
    for (const command of result.commands) {
      if (command.kind === 'effect' && command.effect.kind === 'http') command.effect.url = `http://${shop}/`
    }
    return result
  },
}
const runtime = createRuntime({ pool, clock, log: silentLog }, { compile: () => program })
startWorker({ pool, runtime, clock, log: silentLog, allowPrivateHttp: [shop], lease: 1500 })
armFailpoint(failpoint)

// Whoever started us is gone: so are we.
process.stdin.resume().on('end', () => process.exit())

const server = createServer(async (request, response) => {
  try {
    const input = JSON.parse(await bodyOf(request)) as Inbound
    const receipt = await runtime.receive(input)
    response.end(JSON.stringify(receipt))
  } catch (error) {
    response.statusCode = 503
    response.end(String(error))
  }
})
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port))

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts).toString()
}
