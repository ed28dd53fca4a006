import type { Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { mountApi } from './api/http.ts'
import { mountGateway } from './channels/gateway.ts'
import { loadCredential } from './connections/credentials/load-credential.ts'
import { loadConnection } from './connections/load-connection.ts'
import { ownHosts } from './demo/demo-system.ts'
import { mountDemo } from './demo/mount-demo.ts'
import { forgetFiles } from './files/forget-files.ts'
import { mountFiles } from './files/serve-files.ts'
import { flushEvery } from './operations/flush-every.ts'
import { forgetMinutes } from './operations/minutes.ts'
import { mountHealthDetails } from './operations/mount-health-details.ts'
import { mountMetrics } from './operations/mount-metrics.ts'
import { createFrontDoor } from './platform/http/front-door.ts'
import { mountHealth, type Readiness } from './platform/http/health.ts'
import { createHttpServer } from './platform/http/http-server.ts'
import { type InterfaceHandler, prepareInterface } from './platform/http/interface-handler.ts'
import { runMoves } from './projects/moves/run-moves.ts'
import { runRetention } from './retention/run-retention.ts'
import { startRouting } from './routing/start-routing.ts'
import { startWorker } from './runtime/worker.ts'
import type { Services } from './services.ts'
import { prepareUnderstanding } from './understanding/understand.ts'

export type RunningServer = {
  /** Resolves when pages can be rendered too; everything else is answered before. */
  ready: Promise<void>
  /** Stops accepting, lets turns and answers finish (at most `grace` ms), ends streams. */
  stop(grace?: number): Promise<void>
}

/** The port is taken; the message is a whole sentence. */
export class PortInUseError extends Error {
  constructor(port: number) {
    super(`Port ${port} is in use by another program. Choose another one: TANDEM_PORT=${port + 1} npm start`)
  }
}

/** The one front door: API, channels and workers by role, and Next for every other path. */
export async function serve(input: { services: Services; dev?: boolean }): Promise<RunningServer> {
  const { services } = input
  const { config, log, runtime, stopping } = services
  const app = createFrontDoor({ log, answered: services.metrics.request, trustProxy: config.trustProxy })
  let page: InterfaceHandler | null = null
  const preparing = config.roles.has('web') ? prepareInterface({ dev: input.dev ?? false, host: config.host, port: config.port }) : null

  let beat = config.roles.has('worker') ? services.clock.now() : null
  const readiness = (): Readiness => ({
    interface: preparing ? (page ? 'ready' : 'preparing') : 'not here',
    workerSilent: beat === null ? null : services.clock.now() - beat,
    stopping: stopping.aborted,
  })
  mountHealth(app, { services, readiness })
  mountHealthDetails(app, { services, readiness })
  mountMetrics(app, services)
  if (config.roles.has('api')) mountApi(app, services)
  if (config.roles.has('gateway')) mountGateway(app, services)
  if (config.roles.has('gateway') || config.roles.has('api')) mountFiles(app, services)
  // In every process: the demo's systems are called by whichever performs the effect, under its own address.
  if (config.demo) mountDemo(app, services)
  if (preparing) {
    app.all('*', async (c) => {
      const handler = await preparing
      await handler.handle(c.env.incoming, c.env.outgoing)
      return RESPONSE_ALREADY_SENT
    })
  }

  const server = createHttpServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }))
  server.on('upgrade', (request, socket, head) => {
    if (page && input.dev) page.upgrade(request, socket, head)
    else socket.destroy()
  })
  prepareUnderstanding()
  await listen(server, config)
  // Only now: a server that found its port taken has begun nothing.
  const worker = config.roles.has('worker') ? startWork(services, (at) => (beat = at)) : null
  const flushing = flushEvery(services, 5000)

  return {
    ready: (async () => {
      if (preparing) page = await preparing
    })(),
    async stop(grace = 10_000) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      await within(grace, Promise.all([worker?.stop(), runtime.stop()]))
      await within(1000, flushing.stop())
      server.closeIdleConnections()
      // Answers that are on their way get a moment; streams have been told and whoever stays is cut.
      await within(500, closed)
      server.closeAllConnections()
      await within(2000, Promise.all([closed, page?.close()]))
    },
  }
}

function listen(server: Server, config: { port: number; host: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error)
      reject(new PortInUseError(config.port))
    })
    server.listen(config.port, config.host, () => resolve())
  })
}

async function within(millis: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, millis)
  })
  await Promise.race([work, late])
  clearTimeout(timer)
}

function startWork(services: Services, onBeat: (at: number) => void): { stop(): Promise<void> } {
  const { db, runtime, clock, log, config, knowledge } = services
  const worker = startWorker({
    pool: db.pool,
    runtime,
    clock,
    log,
    knowledge,
    allowPrivateHttp: config.allowPrivateHttp,
    ownHosts: ownHosts(config),
    outside: config.outside,
    meter: services.meter,
    connection: (workspaceId, kind) => loadConnection(services, workspaceId, kind),
    credential: (workspaceId, address) => loadCredential(services, workspaceId, address),
  })
  // Through the database like all of its work: it says that the worker gets something done.
  worker.every('beat', 2000, async () => {
    await db.pool.query('SELECT 1')
    onBeat(clock.now())
  })
  worker.every('files', 3_600_000, () => forgetFiles(services))
  worker.every('minutes', 3_600_000, () => forgetMinutes(services))
  worker.every('retention', 60_000, () => runRetention(services))
  worker.every('moves', 1000, () => runMoves(services))
  services.effectFigures = worker.effects
  const routing = startRouting(services, worker)
  return {
    async stop() {
      await Promise.all([routing.stop(), worker.stop()])
    },
  }
}
