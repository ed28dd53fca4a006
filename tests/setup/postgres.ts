import type { TestProject } from 'vitest/node'
import { throwawayPostgres } from '../../server/platform/embedded-postgres/throwaway-postgres.ts'
import { migrate } from '../../server/platform/migrations/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The cluster of this run; `tandem` in it is the migrated template that testDatabase() clones. */
    postgresUrl: string
  }
}

/**
 * One Postgres for the whole run, with the migrated template database in it. Fault tests get one that writes to the disk as in
 * production, because they kill it; the others trade that for speed.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await throwawayPostgres({ name: project.name, durable: project.name === 'faults' })
  await migrate({ url: postgres.url })
  project.provide('postgresUrl', postgres.url)
  return () => postgres.remove()
}
