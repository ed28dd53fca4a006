import { existsSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { projectRoot } from '../project-root.ts'
import { findBinaries } from './find-binaries.ts'
import { findHome } from './home.ts'
import { isPostgres, readPostmaster } from './postmaster.ts'
import { runBinary } from './run-binary.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './start-embedded-postgres.ts'

/**
 * A cluster of this process alone, for tests and tools: own folder, own port. `durable: false` (default) makes it fast.
 * Those of programs that were killed are cleared away first.
 */
export async function throwawayPostgres(input: {
  name: string
  durable?: boolean
}): Promise<EmbeddedPostgres & { remove(): Promise<void> }> {
  const folder = join(projectRoot, '.tandem')
  await clearAbandoned(folder)
  const directory = join(folder, `pg-${process.pid}-${input.name}`)
  const postgres = await startEmbeddedPostgres({ directory, durable: input.durable ?? false, maxConnections: 300 })
  return {
    ...postgres,
    async remove() {
      await postgres.stop('immediate')
      await discardCluster(directory)
    },
  }
}

async function clearAbandoned(folder: string): Promise<void> {
  for (const entry of existsSync(folder) ? readdirSync(folder) : []) {
    const owner = Number(/^pg-(\d+)-/.exec(entry)?.[1])
    if (owner && !isAlive(owner)) await discardCluster(join(folder, entry))
  }
}

/** Ends the Postgres of a data folder, if one runs, and removes the folder. */
export async function discardCluster(directory: string): Promise<void> {
  const home = findHome({ directory, binaries: findBinaries() })
  const postmaster = readPostmaster(home.cluster)
  if (postmaster && isPostgres(postmaster.pid)) {
    // Somebody else may be clearing the same one.
    await runBinary(home, 'pg_ctl', ['stop', '-D', home.cluster, '-m', 'immediate', '-w']).catch(() => {})
  }
  for (const path of new Set([directory, dirname(home.cluster)])) rmSync(path, { recursive: true, force: true, maxRetries: 3 })
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
