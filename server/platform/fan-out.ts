import { createHash, randomUUID } from 'node:crypto'
import { Redis } from 'ioredis'
import type { Line } from './bus.ts'
import type { Log } from './logger.ts'

export type FanOut = {
  /** A line to the other processes for one kind of message. Of messages with one key that come within a moment, the last is sent. */
  line<T>(topic: string, keyOf: (message: T) => string): Line<T>
  state(): 'ok' | 'down'
  close(): void
}

/** Ms that messages are gathered before they are sent together. */
const GATHER = 5
/** Most messages gathered; more within so short a time are dropped, which a look at the table makes good. */
const MOST = 10_000

/**
 * Lossy messages between processes over Redis publish/subscribe. Nothing depends on one arriving: the event table is the truth, and
 * readers look for themselves now and then. While Redis is away, messages are dropped and the program runs on.
 * `secret` keeps several installations on one Redis apart.
 */
export function createFanOut(input: { url: string; secret: string; log: Pick<Log, 'warn' | 'info'> }): FanOut {
  const { log } = input
  const channel = `tandem:${createHash('sha256').update(`fan-out ${input.secret}`).digest('hex').slice(0, 16)}`
  const self = randomUUID()
  // keepAlive: a connection that a firewall forgot is found dead within 20 s.
  const options = {
    keepAlive: 10_000,
    maxRetriesPerRequest: null,
    enableOfflineQueue: false,
    retryStrategy: (tries: number) => Math.min(tries * 100, 2000),
  }
  const out = new Redis(input.url, options)
  // Subscribing has to wait for the connection, so this one may queue.
  const back = new Redis(input.url, { ...options, enableOfflineQueue: true })
  const listeners = new Map<string, (message: never) => void>()
  const gathered = new Map<string, { topic: string; message: unknown }>()
  let timer: NodeJS.Timeout | undefined
  let down = false

  const stateOf = () => (out.status === 'ready' && back.status === 'ready' ? 'ok' : 'down')
  const lost = (err: unknown) => {
    if (!down) log.warn({ err }, 'Redis is away: other processes learn of events by looking, every few seconds')
    down = true
  }
  const found = () => {
    if (down && stateOf() === 'ok') {
      down = false
      log.info({}, 'Redis is back')
    }
  }
  for (const connection of [out, back]) {
    connection.on('error', lost)
    connection.on('close', () => lost(undefined))
    connection.on('ready', found)
  }
  back.on('message', (_channel: string, text: string) => {
    const { from, messages } = JSON.parse(text) as { from: string; messages: { topic: string; message: never }[] }
    if (from === self) return
    for (const { topic, message } of messages) listeners.get(topic)?.(message)
  })
  back.subscribe(channel).catch(lost)

  function flush(): void {
    timer = undefined
    const text = JSON.stringify({ from: self, messages: [...gathered.values()] })
    gathered.clear()
    if (out.status === 'ready') out.publish(channel, text).catch(lost)
  }

  return {
    line<T>(topic: string, keyOf: (message: T) => string): Line<T> {
      return {
        send(message) {
          if (gathered.size >= MOST) return
          gathered.set(`${topic} ${keyOf(message)}`, { topic, message })
          timer ??= setTimeout(flush, GATHER)
        },
        listen(listener) {
          listeners.set(topic, listener as (message: never) => void)
        },
      }
    },
    state: stateOf,
    close() {
      clearTimeout(timer)
      for (const connection of [out, back]) {
        connection.removeAllListeners('close')
        connection.disconnect()
      }
    },
  }
}
