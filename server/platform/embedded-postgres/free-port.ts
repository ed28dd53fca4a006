import { createServer } from 'node:net'

/** A port nobody listens on at the moment. */
export function freePort(): Promise<number> {
  return listenOnce(0)
}

/** False for 0 (none remembered yet) and for a port somebody else holds. */
export async function isFreePort(port: number, host = '127.0.0.1'): Promise<boolean> {
  if (port === 0) return false
  return listenOnce(port, host).then(
    () => true,
    () => false,
  )
}

function listenOnce(port: number, host = '127.0.0.1'): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, host, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port))
    })
  })
}
