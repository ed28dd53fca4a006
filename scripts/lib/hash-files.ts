import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'

/** One hash over the contents of files and folders (tests left out): the same sources, the same hash, on every machine. */
export function hashFiles(root: string, paths: string[]): string {
  const hash = createHash('sha256')
  for (const path of paths) add(join(root, path))
  return hash.digest('hex')

  function add(path: string): void {
    if (!existsSync(path)) return
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) add(join(path, name))
    } else if (!/\.test\.tsx?$/.test(path)) {
      hash.update(relative(root, path)).update(readFileSync(path))
    }
  }
}
