import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export type Link = {
  port: number
  /** Every connection breaks, new ones are refused. */
  cut(): void
  /** Nothing passes any more, nothing breaks either; new connections open and stay silent. */
  silence(): void
  /** As a firewall that forgot: what is connected now stays silent for ever, new connections work. */
  forget(): void
  /** What is cut or silent works again; what was forgotten stays forgotten. */
  heal(): void
  close(): void
}

/** A stretch of network to a port of this machine that a test can put out of order. `to.port` may change: what comes back may come back elsewhere. */
export async function startLink(to: { port: number }): Promise<Link> {
  const pairs = new Set<[Socket, Socket]>()
  const forgotten = new Set<[Socket, Socket]>()
  let state: 'open' | 'cut' | 'silent' = 'open'
  const hold = (pair: [Socket, Socket]) => pair.forEach((socket) => void socket.unpipe().pause())
  const pass = ([near, far]: [Socket, Socket]) => {
    near.pipe(far)
    far.pipe(near)
  }
  const server = createServer((near) => {
    if (state === 'cut') return near.destroy()
    const pair: [Socket, Socket] = [near, connect(to.port, '127.0.0.1')]
    pairs.add(pair)
    for (const socket of pair)
      socket
        .setNoDelay(true)
        .on('error', () => {})
        .on('close', () => {
          pairs.delete(pair)
          for (const other of pair) other.destroy()
        })
    if (state === 'open') pass(pair)
    else hold(pair)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const breakAll = () => {
    for (const pair of pairs) for (const socket of pair) socket.destroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      state = 'cut'
      breakAll()
    },
    silence() {
      state = 'silent'
      for (const pair of pairs) hold(pair)
    },
    forget() {
      for (const pair of pairs) {
        hold(pair)
        forgotten.add(pair)
      }
    },
    heal() {
      state = 'open'
      for (const pair of pairs) if (!forgotten.has(pair)) pass(pair)
    },
    close() {
      breakAll()
      server.close()
    },
  }
}
