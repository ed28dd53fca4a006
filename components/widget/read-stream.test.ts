import { expect, it } from 'vitest'
import { readStream } from './read-stream.ts'

it('reads messages however the bytes are cut, and skips comments', async () => {
  const wire = new TextEncoder().encode(': ping\n\nevent: event\nid: c1:4\ndata: {"text":"你好"}\n\nevent: queue\ndata: 1\ndata: 2\n\n')
  for (let cut = 1; cut < wire.length; cut += 3) {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(wire.slice(0, cut))
        controller.enqueue(wire.slice(cut))
        controller.close()
      },
    })
    const messages = []
    for await (const message of readStream(body)) messages.push(message)
    expect(messages).toEqual([
      { event: 'event', id: 'c1:4', data: '{"text":"你好"}' },
      { event: 'queue', id: '', data: '1\n2' },
    ])
  }
})
