import { createTRPCClient, httpLink } from '@trpc/client'
import superjson from 'superjson'
import { expect, test } from 'vitest'
import type { AppRouter } from '../../server/api/router.ts'
import { apiUrl, earlyAddress } from './early.ts'

test('what is asked early is asked at the very address of the real query', async () => {
  const asked: string[] = []
  const client = createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: apiUrl,
        transformer: superjson,
        fetch: async (address) => {
          asked.push(String(address))
          return new Response('{"result":{"data":{"json":null}}}')
        },
      }),
    ],
  })
  await client.me.get.query()
  await client.queues.list.query()
  await client.projects.get.query({ projectId: 'a b/ü' })
  expect(asked).toEqual([earlyAddress('me.get'), earlyAddress('queues.list'), earlyAddress('projects.get', { projectId: 'a b/ü' })])
})
