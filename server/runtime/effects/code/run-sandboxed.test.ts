import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { runSandboxed } from './run-sandboxed.ts'

const installed = isInstalled()

function isInstalled(): boolean {
  try {
    createRequire(import.meta.url).resolve('quickjs-emscripten-core')
    return true
  } catch {
    return false
  }
}

// The sandbox is an optional dependency; both ways must behave.
if (!installed) {
  test('without the sandbox it says so', async () => {
    await expect(runSandboxed('return 1', {})).rejects.toMatchObject({ code: 'not-configured' })
  })
} else
  describe('code of an author', () => {
    test('takes values and gives a result', async () => {
      expect(await runSandboxed('return { total: input.a * 2, names: input.n.map((x) => x.toUpperCase()) }', { a: 4, n: ['a'] })).toEqual({
        total: 8,
        names: ['A'],
      })
      expect(await runSandboxed('', {})).toBeNull()
    })

    test('an error says what is wrong', async () => {
      await expect(runSandboxed('return nope.x', {})).rejects.toMatchObject({
        code: 'code-error',
        message: expect.stringContaining('nope'),
      })
      await expect(runSandboxed('return (', {})).rejects.toMatchObject({ code: 'code-error' })
    })

    test('an endless loop ends, and so does one that eats memory', async () => {
      await expect(runSandboxed('for (;;) {}', {})).rejects.toMatchObject({ code: 'code-timeout' })
      await expect(runSandboxed('const all = []; for (;;) all.push(new Array(10000).fill(1))', {})).rejects.toMatchObject({
        code: expect.stringMatching(/^code-(memory|timeout)$/),
      })
      await expect(runSandboxed('return "x".repeat(100000)', {})).rejects.toMatchObject({ code: 'code-result' })
      await expect(runSandboxed('const f = () => f(); return f()', {})).rejects.toMatchObject({ code: 'code-error' })
    })

    test.each(['process', 'require', 'fetch', 'globalThis.process', 'setTimeout', 'WebAssembly'])('%s is not there', async (name) => {
      expect(await runSandboxed(`return typeof ${name}`, {})).toBe('undefined')
    })

    test('no way out by import or by a constructor', async () => {
      await expect(runSandboxed('return import("node:fs").then((fs) => fs.readdirSync("/"))', {})).resolves.toEqual({})
      expect(await runSandboxed('return Function("return typeof process")()', {})).toBe('undefined')
      expect(await runSandboxed('return input.constructor.constructor("return typeof process")()', {})).toBe('undefined')
    })
  })
