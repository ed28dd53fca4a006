import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../server/platform/project-root.ts'

/** Next wants a TypeScript configuration per folder it builds into (next.config.js says where) and does not make it when building. */
export function prepareNextDir(nextDir: string): void {
  if (nextDir === '.next') return
  const file = join(projectRoot, '.tandem', `tsconfig${nextDir}.json`)
  if (existsSync(file)) return
  mkdirSync(join(projectRoot, '.tandem'), { recursive: true })
  writeFileSync(file, '{ "extends": "../tsconfig.json" }\n')
}
