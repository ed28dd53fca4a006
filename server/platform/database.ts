import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from '../../prisma/generated/client.ts'
import { dropForgotten } from './drop-forgotten.ts'

export type Database = {
  /** For the turn's path, routing and analytics: parametrised SQL. int8 arrives as a string. */
  pool: pg.Pool
  /** For everyday reading and writing; shares the pool. */
  prisma: PrismaClient
  close(): Promise<void>
}

/** Connections by purpose; a server's number is the setting TANDEM_DATABASE_POOL. */
export const poolSizes = { tool: 2, test: 8 } as const

export function openDatabase(input: { url: string; connections: number; onError?: (error: Error) => void }): Database {
  const pool = new pg.Pool({
    connectionString: input.url,
    max: input.connections,
    // A database that went away must be noticed; a turn then fails and is tried again with the same ids.
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    // A connection that nobody uses and a firewall has forgotten is found dead within 20 s, not after the system's two hours.
    keepAliveInitialDelayMillis: 10_000,
    // Nothing here takes so long but on a connection that is lost; statements on the way of a message wait less (soon.ts).
    query_timeout: 60_000,
    application_name: 'tandem',
  })
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', (error) => input.onError?.(error))
  // So would one that breaks while it is lent out between two statements of a transaction; the next statement then says so.
  pool.on('connect', (client) => client.on('error', () => {}))
  dropForgotten(pool)
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  return {
    pool,
    prisma,
    async close() {
      await prisma.$disconnect()
      if (!pool.ended) await pool.end()
    },
  }
}
