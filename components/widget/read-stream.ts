export type StreamMessage = { event: string; id: string; data: string }

/** Reads server-sent events from a fetch body (EventSource cannot send an Authorization header). Comments are skipped. */
export async function* readStream(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamMessage> {
  const reader = body.pipeThrough(new TextDecoderStream() as unknown as ReadableWritablePair<string, Uint8Array>).getReader()
  let buffer = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    buffer += value
    for (let end = buffer.indexOf('\n\n'); end >= 0; end = buffer.indexOf('\n\n')) {
      const message = parseMessage(buffer.slice(0, end))
      buffer = buffer.slice(end + 2)
      if (message) yield message
    }
  }
}

export function parseMessage(block: string): StreamMessage | null {
  const message: StreamMessage = { event: 'message', id: '', data: '' }
  const data: string[] = []
  for (const line of block.split('\n')) {
    if (line === '' || line.startsWith(':')) continue
    const colon = line.indexOf(':')
    const field = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (field === 'event') message.event = value
    if (field === 'id') message.id = value
    if (field === 'data') data.push(value)
  }
  message.data = data.join('\n')
  return data.length > 0 ? message : null
}
