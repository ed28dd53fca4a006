import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../server/platform/project-root.ts'

export type SourceFile = { path: string; text: string; imports: { target: string; typesOnly: boolean }[] }

/** The project's own TypeScript: what git knows or would add, nothing generated. */
export function sourceFiles(): SourceFile[] {
  return listFiles()
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => {
      const text = readFileSync(join(projectRoot, path), 'utf8')
      return { path, text, imports: importsOf(text) }
    })
}

/** Paths relative to the project, with forward slashes. */
export function listFiles(): string[] {
  return execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: projectRoot, encoding: 'utf8' })
    .split('\0')
    .filter((path) => path && existsSync(join(projectRoot, path)))
}

/** Static, dynamic and re-exporting imports. `import type` and `export type … from` leave nothing behind at run time. */
export function importsOf(text: string): SourceFile['imports'] {
  const found: SourceFile['imports'] = []
  for (const match of text.matchAll(/^\s*(import|export)\s+(type\s)?[^'"`;]*?from\s*['"]([^'"]+)['"]/gm)) {
    found.push({ target: match[3] ?? '', typesOnly: match[2] !== undefined })
  }
  for (const match of text.matchAll(/^\s*import\s*['"]([^'"]+)['"]/gm)) found.push({ target: match[1] ?? '', typesOnly: false })
  for (const match of text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g)) found.push({ target: match[1] ?? '', typesOnly: false })
  return found
}
