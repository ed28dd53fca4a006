import { Agent, createServer, request } from 'node:http'

export type FrontProxy = { close(): void }

/** What deploy/nginx.conf does: customers' traffic to one gateway after another, everything else to the interface. Nothing is buffered. */
export async function startFrontProxy(input: { port: number; gateways: string[]; web: string }): Promise<FrontProxy> {
  const agent = new Agent({ keepAlive: false })
  let turn = 0
  const server = createServer((incoming, outgoing) => {
    turn += 1
    const forCustomers = /^\/(v1\/|chat\/|widget\.js)/.test(incoming.url ?? '')
    const target = forCustomers ? (input.gateways[turn % input.gateways.length] as string) : input.web
    const { connection: _, ...headers } = incoming.headers
    const onward = request(
      new URL(target),
      {
        agent,
        method: incoming.method,
        path: incoming.url,
        headers: { ...headers, 'x-forwarded-for': incoming.socket.remoteAddress, 'x-forwarded-proto': 'http' },
      },
      (answer) => {
        const { connection: _, 'keep-alive': __, ...others } = answer.headers
        outgoing.writeHead(answer.statusCode ?? 502, others)
        outgoing.flushHeaders()
        answer.pipe(outgoing)
      },
    )
    onward.on('error', () => outgoing.destroy())
    outgoing.on('close', () => onward.destroy())
    incoming.pipe(onward)
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(input.port, resolve))
  return {
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
