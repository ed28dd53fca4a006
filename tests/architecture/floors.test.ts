import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importsOf, type SourceFile, sourceFiles } from './source-files.ts'

const files = sourceFiles()
const top = (path: string) => path.split('/')[0] ?? ''
const isTest = (path: string) => /\.test\.tsx?$|\/testing\//.test(path)

/** Which top folders a floor may use. `types` may only be imported as types. */
const floors: Record<string, { code: string[]; types: string[] }> = {
  flows: { code: ['flows'], types: [] },
  server: { code: ['server', 'flows', 'messages', 'prisma', 'package.json'], types: [] },
  components: { code: ['components', 'flows', 'messages'], types: ['server'] },
  app: { code: ['app', 'components', 'flows', 'messages'], types: ['server'] },
  prisma: { code: ['prisma', 'server', 'flows'], types: [] },
}

/** Packages of the pure floor. */
const purePackages = ['zod', '@marcbachmann/cel-js', 're2js']

/** Every import of the project's own files, resolved to a path in the project. */
function inner(file: SourceFile): { target: string; typesOnly: boolean }[] {
  return file.imports
    .filter(({ target }) => target.startsWith('.'))
    .map((entry) => ({ ...entry, target: normalize(join(dirname(file.path), entry.target)) }))
}

describe.each(Object.entries(floors))('%s/', (floor, allowed) => {
  test('imports only from its own floor and those below', () => {
    const wrong = files
      .filter((file) => top(file.path) === floor && !isTest(file.path))
      .flatMap((file) =>
        inner(file)
          .filter(({ target, typesOnly }) => !allowed.code.includes(top(target)) && !(typesOnly && allowed.types.includes(top(target))))
          .map(({ target }) => `${file.path} → ${target}`),
      )
    expect(wrong).toEqual([])
  })
})

describe('flows/ is pure', () => {
  const pure = files.filter((file) => top(file.path) === 'flows' && !isTest(file.path))

  test('it uses no package but those for schemas, expressions and patterns', () => {
    const outer = pure.flatMap((file) =>
      file.imports.filter(({ target }) => !target.startsWith('.')).map(({ target }) => ({ file: file.path, target })),
    )
    expect(outer.filter(({ target }) => !purePackages.some((name) => target === name || target.startsWith(`${name}/`)))).toEqual([])
  })

  test.each([
    ['the clock', /\bDate\.now\(|\bnew Date\(\)|\bperformance\./],
    ['chance', /\bMath\.random\(|\bcrypto\./],
    ['the machine', /\bprocess\.|\bglobalThis\.|\bfetch\(|\bsetTimeout\(|\bsetInterval\(/],
  ])('it never asks %s', (_what, pattern) => {
    const asking = pure.filter((file) => pattern.test(withoutComments(file.text))).map((file) => file.path)
    expect(asking).toEqual([])
  })
})

test('vendor formats stay in the folder of their channel', () => {
  const wrong = files
    .filter((file) => !file.path.startsWith('server/channels/') && !isTest(file.path) && top(file.path) === 'server')
    .flatMap((file) =>
      inner(file)
        .filter(({ target }) => /^server\/channels\/[^/]+\/(parse|deliver|verify)/.test(target))
        .map(({ target }) => `${file.path} → ${target}`),
    )
  expect(wrong).toEqual([])
})

test('the scan sees every way to import', () => {
  const text = `import a from './a.ts'\nimport type { B } from '../b.ts'\nimport './c.css'\nexport { d } from './d.ts'\nexport type { E } from './e.ts'\nconst f = await import('./f.ts')\nimport {\n  g,\n} from './g.ts'\n`
  expect(
    importsOf(text)
      .map(({ target, typesOnly }) => `${target}${typesOnly ? ' (types)' : ''}`)
      .sort(),
  ).toEqual(['../b.ts (types)', './a.ts', './c.css', './d.ts', './e.ts (types)', './f.ts', './g.ts'].sort())
})

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(^|[^:'"`])\/\/.*$/gm, '$1')
}
