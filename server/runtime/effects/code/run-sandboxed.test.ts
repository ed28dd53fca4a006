import { describe, expect, test } from 'vitest'
import { runSandboxed } from './run-sandboxed.ts'

describe('code of an author', () => {
  test('takes values and gives a result', async () => {
    const source = 'return { total: input.a * 2, names: input.n.map((x) => x.toUpperCase()) }'
    expect(await runSandboxed(source, { a: 4, n: ['a'] })).toEqual({ total: 8, names: ['A'] })
    expect(await runSandboxed('', {})).toBeNull()
  })

  test('a value is given as it is, whatever its name and letters', async () => {
    const input = JSON.parse('{"__proto__": {"x": 1}, "y": "\\u2028\\"`$1"}')
    expect(JSON.stringify(await runSandboxed('return input', input))).toBe(JSON.stringify(input))
    expect(await runSandboxed('return input.x', input)).toBeNull()
  })

  test('an error says what is wrong', async () => {
    const failure = (message: string) => ({ code: 'code-error', message: expect.stringContaining(message) })
    await expect(runSandboxed('return nope.x', {})).rejects.toMatchObject(failure('nope'))
    await expect(runSandboxed('return (', {})).rejects.toMatchObject(failure('SyntaxError'))
  })

  test('it ends when nobody waits any longer', async () => {
    const began = Date.now()
    await expect(runSandboxed('for (;;);', {}, AbortSignal.timeout(50))).rejects.toMatchObject({ code: 'code-timeout' })
    expect(Date.now() - began).toBeLessThan(900)
  })
})
