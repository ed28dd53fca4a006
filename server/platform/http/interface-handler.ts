import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { projectRoot } from '../project-root.ts'

export type InterfaceHandler = {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  close(): Promise<void>
}

/** Next as a mere renderer: it gets the requests nobody else wants. Ready when the promise resolves. */
export async function prepareInterface(input: { dev: boolean; host: string; port: number }): Promise<InterfaceHandler> {
  const { default: next } = await import('next')
  const app = next({ dev: input.dev, dir: projectRoot, hostname: input.host, port: input.port })
  await app.prepare()
  const render = app.getRequestHandler()
  const upgrade = app.getUpgradeHandler()
  return {
    async handle(request, response) {
      response.setHeader('x-content-type-options', 'nosniff')
      response.setHeader('referrer-policy', 'same-origin')
      // Nobody else's page may show ours in a frame and borrow the visitor's clicks.
      response.setHeader('content-security-policy', "frame-ancestors 'self'")
      await render(request, response)
    },
    upgrade: (request, socket, head) => void upgrade(request, socket, head),
    close: () => app.close(),
  }
}
