import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildProject } from '../../../flows/testing/build-project.ts'
import { testDatabase } from '../../../tests/setup/database.ts'
import { testServices } from '../../api/testing/test-services.ts'
import { createFrontDoor } from '../../platform/http/front-door.ts'
import { seedChannel } from '../../runtime/testing/seed.ts'
import { mountGateway } from '../gateway.ts'
import type { SessionResponse } from './protocol.ts'

const db = await testDatabase()
const { services } = testServices(db)
const app = createFrontDoor({ log: services.log })

beforeAll(async () => {
  mountGateway(app, services)
  const content = buildProject({
    cards: {
      a: [
        ['hi', 'message', { text: { en: 'Hello' } }],
        ['pause', 'typing', { seconds: 3 }],
        ['more', 'message', { text: { en: 'How are you?' } }],
      ],
    },
    languages: ['en'],
    defaultLanguage: 'en',
  })
  await seedChannel(db.pool, { versionId: 'v1', content })
})
afterAll(async () => {
  await services.runtime.stop()
  await db.close()
})

test('a typing pause of the flow is told to who follows the conversation, behind what was said before it, and is kept nowhere', async () => {
  const post = (path: string, body: object, token = '') =>
    app.request(`/v1/web/w-key/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    })
  const { token } = (await (await post('session', {})).json()) as SessionResponse
  const stop = new AbortController()
  const stream = await app.request('/v1/web/w-key/events', { headers: { authorization: `Bearer ${token}` }, signal: stop.signal })
  const reader = (stream.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader()
  let heard = (await reader.read()).value ?? ''
  const { conversationId, lastSeq } = (await (await post('messages', { id: 's', kind: 'start' }, token)).json()) as {
    conversationId: string
    lastSeq: number
  }
  while (!heard.includes('event: typing')) heard += (await reader.read()).value ?? ''
  expect(heard).toContain(`data: ${JSON.stringify({ by: 'bot', conversationId, afterSeq: lastSeq, millis: 3000 })}`)
  const { rows } = await db.pool.query('SELECT kind FROM event WHERE conversation_id = $1 ORDER BY seq', [conversationId])
  expect(rows.map(({ kind }) => kind)).toEqual(['conversation.started', 'message.bot'])
  stop.abort()
  await reader.cancel()
  // The stream was reading; its last query ends before the database does.
  await new Promise((resolve) => setTimeout(resolve, 200))
}, 15_000)
