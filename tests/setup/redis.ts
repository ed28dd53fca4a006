import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { freePort } from '../../server/platform/embedded-postgres/free-port.ts'

export type TestRedis = { url: string /** As a crash would. */; kill(): Promise<void> }

/**
 * The machine's redis-server (`npm test` installs one where it can) on a port of its own, nothing written to disk. Where there is none, a
 * stand-in that speaks as much of the protocol as publishing and subscribing need.
 */
export async function startRedis(port?: number): Promise<TestRedis> {
  const real = spawnSync('redis-server', ['--version']).status === 0
  if (real) return startReal(port ?? (await freePort()))
  console.warn('No redis-server on this machine: a stand-in takes its place, and nothing is shown about a real one.')
  return startStandIn(port ?? 0)
}

async function startReal(port: number): Promise<TestRedis> {
  const child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const chunk of child.stdout) if (String(chunk).includes('Ready to accept connections')) break
  child.stdout.resume()
  return {
    url: `redis://127.0.0.1:${port}`,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

async function startStandIn(port: number): Promise<TestRedis> {
  const subscribers = new Map<string, Set<Socket>>()
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => {
      sockets.delete(socket)
      for (const set of subscribers.values()) set.delete(socket)
    })
    let rest = ''
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      rest += chunk
      for (let parsed = parse(rest); parsed; parsed = parse(rest)) {
        rest = parsed.rest
        socket.write(answer(parsed.words, socket, subscribers))
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async kill() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function answer([command = '', first = '', second = '']: string[], socket: Socket, subscribers: Map<string, Set<Socket>>): string {
  switch (command.toLowerCase()) {
    // As a server before 6 does, so that the client speaks the older protocol, the only one spoken here.
    case 'hello':
      return `-ERR unknown command 'HELLO'\r\n`
    case 'info':
      return bulk('redis_version:7.0.0\r\nloading:0\r\n')
    case 'subscribe':
      subscribers.set(first, (subscribers.get(first) ?? new Set()).add(socket))
      return `*3\r\n${bulk('subscribe')}${bulk(first)}:1\r\n`
    case 'publish': {
      const listeners = subscribers.get(first) ?? new Set()
      for (const one of listeners) one.write(`*3\r\n${bulk('message')}${bulk(first)}${bulk(second)}`)
      return `:${listeners.size}\r\n`
    }
    default:
      return '+OK\r\n'
  }
}

function bulk(text: string): string {
  return `$${Buffer.byteLength(text)}\r\n${text}\r\n`
}

/** One command from the front of what came; null while it is not whole. */
function parse(text: string): { words: string[]; rest: string } | null {
  const head = /^\*(\d+)\r\n/.exec(text)
  if (!head) return null
  let rest = text.slice(head[0].length)
  const words: string[] = []
  for (let place = 0; place < Number(head[1]); place++) {
    const size = /^\$(\d+)\r\n/.exec(rest)
    if (!size) return null
    const bytes = Buffer.from(rest.slice(size[0].length))
    const length = Number(size[1])
    if (bytes.length < length + 2) return null
    words.push(bytes.subarray(0, length).toString())
    rest = bytes.subarray(length + 2).toString()
  }
  return { words, rest }
}
