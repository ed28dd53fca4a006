import { throwawayPostgres } from '../../server/platform/embedded-postgres/throwaway-postgres.ts'
import { type Node, startNode } from '../scale-out/cluster.ts'
import { startFrontProxy } from './front-proxy.ts'
import { startRedis } from './redis.ts'
import { startServer } from './server.ts'

/** The product as a large installation runs it: one Postgres, one Redis, interface and API, three gateways, two workers, a proxy in front. */
export async function startScaledServer(input: { port: number }): Promise<{ remove(): Promise<void> }> {
  const begun: (() => unknown)[] = []
  const remove = async () => {
    for (let end = begun.pop(); end; end = begun.pop()) await end()
  }
  try {
    const postgres = await throwawayPostgres({ name: 'e2e-scaled', durable: true })
    begun.push(() => postgres.remove())
    const redis = await startRedis()
    begun.push(() => redis.kill())
    const shared = {
      DATABASE_URL: postgres.url,
      REDIS_URL: redis.url,
      TANDEM_SECRET: 'a secret that all processes of a test share',
      TANDEM_URL: `http://localhost:${input.port}`,
      TANDEM_TRUST_PROXY: '1',
      TANDEM_DEMO: '1',
    }
    // The first one makes the demo; the others find it.
    const web = await startServer({ name: 'e2e-web', demo: true, env: { ...shared, TANDEM_ROLES: 'web,api' } })
    begun.push(() => web.remove())
    const start = async (name: string, roles: string): Promise<Node> => {
      const node = await startNode({ name, roles, database: postgres.url, redis: redis.url, env: shared })
      begun.push(() => node.kill())
      return node
    }
    const gateways: string[] = []
    for (const number of [1, 2, 3]) gateways.push((await start(`gateway ${number}`, 'gateway')).url)
    for (const number of [1, 2]) await start(`worker ${number}`, 'worker')
    const proxy = await startFrontProxy({ port: input.port, gateways, web: web.url })
    begun.push(() => proxy.close())
    return { remove }
  } catch (error) {
    await remove()
    throw error
  }
}
