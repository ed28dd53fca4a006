import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { joinSchema, readSchema, snapshotFile } from '../../scripts/database/schema-files.ts'
import { projectRoot } from '../../server/platform/project-root.ts'
import { listFiles, sourceFiles } from './source-files.ts'

const files = sourceFiles()
const paths = (wrong: { path: string }[]) => wrong.map(({ path }) => path)

test('no file is longer than 400 lines', () => {
  expect(paths(files.filter((file) => !/\.test\.tsx?$/.test(file.path) && file.text.split('\n').length > 400))).toEqual([])
})

test('files are named in kebab-case', () => {
  // Next gives meaning to names of its own, as [id] and (group).
  const wrong = files.filter(
    ({ path }) => !path.startsWith('app/') && !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.tsx?$/.test(path.split('/').at(-1) ?? ''),
  )
  expect(paths(wrong)).toEqual([])
})

test('the environment is read in one place', () => {
  // Tests, tools that run before there is a configuration, and what they start, are outside.
  const readers = files.filter(
    ({ path, text }) => /^(server|flows|components|app|scripts|bench)\//.test(path) && /process\.env\b/.test(text),
  )
  expect(paths(readers).filter((path) => path !== 'server/platform/config.ts' && !/\.test\.ts$|\/testing\//.test(path))).toEqual([])
})

test('the browser asks for nothing that only https and localhost have, but where there is another way', () => {
  const inBrowser = files.filter(({ path }) => /^(components|app)\//.test(path) && !/\.test\.tsx?$/.test(path))
  const kept = /crypto\.(randomUUID|subtle)|navigator\.(clipboard|serviceWorker|mediaDevices|credentials)\b/
  const found = paths(inBrowser.filter(({ text }) => kept.test(text)))
  expect(found).toEqual(['components/ui/new-id.ts', 'components/ui/use-copy.ts'])
})

test('no test is skipped or run alone', () => {
  // tests/real-input reads data that lies beside the project and is not part of it.
  const own = files.filter(({ path }) => !path.startsWith('tests/real-input/'))
  const marks = /\b(?:test|it|describe)\.(?:only|skip|todo|fixme|skipIf|runIf)\b|\bf(?:it|describe)\(|\bx(?:it|describe)\(/
  expect(paths(own.filter(({ path, text }) => /\.(test|spec)\.tsx?$/.test(path) && marks.test(text)))).toEqual([])
})

test('no type is switched off', () => {
  const marks = /@ts-ignore|@ts-nocheck|: any\b|\bas any\b|<any>/
  // The signatures of the expression language stand in texts and have an `any` of their own.
  const code = (text: string) => text.replace(/'[^'\n]*'/g, "''")
  expect(paths(files.filter(({ path, text }) => !path.startsWith('tests/architecture/') && marks.test(code(text))))).toEqual([])
})

test('all packages are pinned to one exact version', () => {
  const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as Record<string, Record<string, string>>
  const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
  )
  expect(loose).toEqual([])
})

test('the migrations make what the schema says', () => {
  expect(
    readFileSync(snapshotFile, 'utf8'),
    'the schema changed: run npm run db:diff <name> and commit what it writes (prisma/README.md)',
  ).toBe(joinSchema(readSchema()))
})

describe('every top folder says what it is and how to add to it', () => {
  const folders = [
    ...new Set(
      listFiles()
        .filter((path) => path.includes('/'))
        .map((path) => path.split('/')[0] ?? ''),
    ),
  ].filter((name) => !name.startsWith('.'))
  test.each(folders)('%s/README.md', (folder) => {
    expect(existsSync(join(projectRoot, folder, 'README.md'))).toBe(true)
  })
})
