import type {
  FileResponse,
  QueueUpdate,
  SendRequest,
  SendResponse,
  SessionResponse,
  TypingUpdate,
  VisitorEvent,
} from '../../server/channels/web/protocol.ts'
import { newId } from '../ui/new-id.ts'
import type { Outgoing } from './chat-state.ts'
import type { KeptStorage } from './host-storage.ts'
import { readStream } from './read-stream.ts'

export type ConnectionStatus = 'connecting' | 'online' | 'offline'
export type ConnectionListener = {
  onSession(session: SessionResponse): void
  onEvents(events: VisitorEvent[]): void
  onQueue(update: QueueUpdate): void
  onTyping(typing: TypingUpdate): void
  onStatus(status: ConnectionStatus): void
  onOutgoing(outgoing: Outgoing[]): void
  onProblem(message: string): void
}

/**
 * Keeps a visitor connected: session, outbox and event stream. What the visitor sends is kept in local storage until
 * the server has confirmed it, and is sent again after a lost connection or a reload under the same id, so the server
 * takes it once. The stream resumes behind the last event seen.
 */
export class Connection {
  readonly #base: string
  readonly #store: KeptStorage | null
  readonly #listener: ConnectionListener
  readonly #locale: string
  readonly #keys: { token: string; outbox: string }
  #token = ''
  #cursor: string | null = null
  #outgoing: Outgoing[] = []
  /** Files on their way up, by message. They do not survive a reload: the browser keeps no file. */
  readonly #uploads = new Map<string, File>()
  #sending = false
  #closed = false
  #abort: AbortController | null = null

  constructor(options: { server: string; channelKey: string; locale: string; storage: KeptStorage | null; listener: ConnectionListener }) {
    this.#base = `${options.server}/v1/web/${encodeURIComponent(options.channelKey)}`
    this.#store = options.storage
    this.#listener = options.listener
    this.#locale = options.locale
    this.#keys = { token: `tandem:${options.channelKey}:token`, outbox: `tandem:${options.channelKey}:outbox` }
    this.#outgoing = parseOutbox(this.#store?.getItem(this.#keys.outbox) ?? null)
  }

  async open(): Promise<void> {
    this.#listener.onOutgoing(this.#outgoing)
    for (let wait = 500; !this.#closed; wait = Math.min(wait * 2, 15_000)) {
      this.#listener.onStatus('connecting')
      try {
        const session = await this.#call<SessionResponse>('session', {
          token: this.#store?.getItem(this.#keys.token) ?? undefined,
          locale: this.#locale,
        })
        this.#token = session.token
        this.#store?.setItem(this.#keys.token, session.token)
        this.#listener.onSession(session)
        this.#take(session.events)
        if (!session.conversation)
          this.#enqueue({ id: `start:${session.visitorId}`, kind: 'start', text: '', at: new Date().toISOString() })
        void this.#follow()
        void this.#flush()
        return
      } catch (error) {
        this.#listener.onStatus('offline')
        if (error instanceof Refused) return this.#listener.onProblem(error.message)
        await pause(wait)
      }
    }
  }

  send(message: Omit<Outgoing, 'id' | 'at'>): void {
    this.#enqueue({ ...message, id: newId(), at: new Date().toISOString() })
  }

  /** Uploads a file, then sends it. */
  sendFile(file: File): void {
    const id = newId()
    this.#uploads.set(id, file)
    const { name, size } = file
    this.#enqueue({ id, kind: 'file', text: '', file: { name, size }, at: new Date().toISOString() })
    void this.#upload(id)
  }

  /** Send a refused message once more. */
  retry(id: string): void {
    this.#replace(id, (message) => ({ ...message, failed: undefined }))
    void this.#upload(id)
    void this.#flush()
  }

  typing(): void {
    void this.#call('typing', {}).catch(() => undefined)
  }

  close(): void {
    this.#closed = true
    this.#abort?.abort()
  }

  #enqueue(message: Outgoing): void {
    this.#outgoing = [...this.#outgoing, message]
    this.#changed()
    void this.#flush()
  }

  #changed(): void {
    this.#store?.setItem(this.#keys.outbox, JSON.stringify(this.#outgoing.filter(isReady)))
    this.#listener.onOutgoing(this.#outgoing)
  }

  /** Sends what waits, strictly in order: the next message goes only when the one before it is confirmed. */
  async #flush(): Promise<void> {
    if (this.#sending || !this.#token) return
    this.#sending = true
    let wait = 500
    try {
      for (let next = this.#next(); next && !this.#closed; next = this.#next()) {
        try {
          const response = await this.#call<SendResponse>('messages', requestOf(next))
          const id = next.id
          this.#outgoing = this.#outgoing.filter((message) => message.id !== id)
          this.#changed()
          this.#take(response.events)
          wait = 500
        } catch (error) {
          if (error instanceof Refused) {
            const refused = next.id
            this.#replace(refused, (message) => ({ ...message, failed: error.message }))
          } else {
            this.#listener.onStatus('offline')
            await pause(wait)
            wait = Math.min(wait * 2, 15_000)
          }
        }
      }
    } finally {
      this.#sending = false
    }
  }

  async #upload(id: string): Promise<void> {
    const file = this.#uploads.get(id)
    if (!file) return
    for (let wait = 500; !this.#closed; wait = Math.min(wait * 2, 15_000)) {
      try {
        const stored = await this.#post<FileResponse>(`files?name=${encodeURIComponent(file.name)}`, file, file.type)
        this.#uploads.delete(id)
        this.#replace(id, (message) => ({ ...message, file: { id: stored.id, name: stored.name, size: stored.size } }))
        return void this.#flush()
      } catch (error) {
        if (error instanceof Refused) return this.#replace(id, (message) => ({ ...message, failed: error.message }))
        await pause(wait)
      }
    }
  }

  #replace(id: string, change: (message: Outgoing) => Outgoing): void {
    this.#outgoing = this.#outgoing.map((message) => (message.id === id ? change(message) : message))
    this.#changed()
  }

  #next(): Outgoing | undefined {
    return this.#outgoing.find((message) => !message.failed && isReady(message))
  }

  async #follow(): Promise<void> {
    for (let wait = 500; !this.#closed; wait = Math.min(wait * 2, 15_000)) {
      this.#abort = new AbortController()
      try {
        const response = await fetch(`${this.#base}/events`, {
          headers: { ...this.#headers(), ...(this.#cursor ? { 'last-event-id': this.#cursor } : {}) },
          signal: this.#abort.signal,
        })
        if (!response.ok || !response.body) throw new Error(`stream ${response.status}`)
        this.#listener.onStatus('online')
        wait = 250
        for await (const message of readStream(response.body)) {
          if (message.event === 'event') this.#take([JSON.parse(message.data) as VisitorEvent])
          if (message.event === 'queue') this.#listener.onQueue(JSON.parse(message.data) as QueueUpdate)
          if (message.event === 'typing') this.#listener.onTyping(JSON.parse(message.data) as TypingUpdate)
        }
      } catch {
        if (!this.#closed) this.#listener.onStatus('offline')
      }
      if (!this.#closed) await pause(wait)
    }
  }

  #take(events: VisitorEvent[]): void {
    for (const event of events) {
      const [conversation = '', seq = '0'] = (this.#cursor ?? '').split(':')
      const later = event.conversationId > conversation || (event.conversationId === conversation && event.seq > Number(seq))
      if (later) this.#cursor = `${event.conversationId}:${event.seq}`
    }
    if (events.length > 0) this.#listener.onEvents(events)
  }

  #headers(): Record<string, string> {
    return { 'accept-language': this.#locale, ...(this.#token ? { authorization: `Bearer ${this.#token}` } : {}) }
  }

  #call<T>(path: string, body: unknown): Promise<T> {
    return this.#post<T>(path, JSON.stringify(body), 'application/json')
  }

  async #post<T>(path: string, body: BodyInit, type: string): Promise<T> {
    const headers = { 'content-type': type || 'application/octet-stream', ...this.#headers() }
    const response = await fetch(`${this.#base}/${path}`, { method: 'POST', headers, body })
    if (response.ok) return (await response.json()) as T
    const problem = (await response.json().catch(() => null)) as { message?: string } | null
    // 4xx: sending the same again cannot help, except when we are asked to slow down.
    if (response.status >= 400 && response.status < 500 && response.status !== 429)
      throw new Refused(problem?.message ?? String(response.status))
    throw new Error(problem?.message ?? String(response.status))
  }
}

class Refused extends Error {}

/** A file is sent when it is up. */
function isReady({ kind, file }: Outgoing): boolean {
  return kind !== 'file' || file?.id !== undefined
}

function requestOf(message: Outgoing): SendRequest {
  switch (message.kind) {
    case 'text':
      return { id: message.id, kind: 'text', text: message.text }
    case 'choice':
      return { id: message.id, kind: 'choice', choiceId: message.choiceId ?? '', text: message.text }
    case 'form':
      return { id: message.id, kind: 'form', values: message.values ?? {}, text: message.text }
    case 'file':
      return { id: message.id, kind: 'file', fileIds: [message.file?.id ?? ''] }
    default:
      return { id: message.id, kind: message.kind }
  }
}

function parseOutbox(stored: string | null): Outgoing[] {
  try {
    const value: unknown = stored ? JSON.parse(stored) : []
    return Array.isArray(value) ? (value as Outgoing[]) : []
  } catch {
    return []
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
