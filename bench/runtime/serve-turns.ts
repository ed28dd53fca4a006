import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { createRuntime } from '../../server/runtime/runtime.ts'
import { startWorker } from '../../server/runtime/worker.ts'
import { readJson } from './read-json.ts'

/** The live runtime with its worker behind a bare HTTP door, so that what is compared is the turn and not the router. */
const pool = new pg.Pool({ connectionString: process.argv[2], max: 8 })
const clock = { now: Date.now }
const log = { warn: console.error, error: console.error }
const runtime = createRuntime({ pool, clock, log })
startWorker({ pool, runtime, clock, log })

type Sent = { visitor: string; id: string; event: Parameters<typeof runtime.receive>[0]['event'] }

const server = createServer(async (request, response) => {
  try {
    const { visitor, id, event } = await readJson<Sent>(request)
    const receipt = await runtime.receive({
      workspaceId: 'w',
      channelId: 'c',
      externalId: visitor,
      inboundId: id,
      event,
      profile: { locale: 'zh-CN' },
    })
    response.setHeader('content-type', 'application/json').end(JSON.stringify(receipt))
  } catch (error) {
    console.error(error)
    response.writeHead(500).end()
  }
})
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port))
process.stdin.resume().on('end', () => process.exit())
