import { createServer, type RequestListener, type Server } from 'node:http'

/** How long a sender may take, ms, and how many connections there may be. */
export type Patience = { headers: number; request: number; look: number; connections: number }

const usual: Patience = { headers: 15_000, request: 60_000, look: 5_000, connections: 20_000 }

/**
 * A server that slow senders cannot fill: who sends his headers or his body a letter at a time holds a connection for so long, not
 * for ever. Streams that we send are not meant: they may last.
 */
export function createHttpServer(listener: RequestListener, patience: Patience = usual): Server {
  const server = createServer(
    { headersTimeout: patience.headers, requestTimeout: patience.request, connectionsCheckingInterval: patience.look },
    listener,
  )
  server.maxConnections = patience.connections
  return server
}
