import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { type Entry, readArchive, writeArchive } from './archive.ts'

const folder = mkdtempSync(join(tmpdir(), 'tandem-archive-'))
afterAll(() => rmSync(folder, { recursive: true }))
let count = 0
const fresh = () => join(folder, `${count++}.tar.gz`)

async function write(entries: Entry[]): Promise<string> {
  const path = fresh()
  const archive = writeArchive(path)
  for (const entry of entries) await archive.add(entry)
  await archive.finish()
  return path
}
async function read(path: string): Promise<Entry[]> {
  const entries: Entry[] = []
  for await (const entry of readArchive(path)) entries.push(entry)
  return entries
}

test('what was written is read again, whatever its size', async () => {
  const entry = fc.record({
    name: fc.stringMatching(/^[a-z0-9/_.-]{1,100}$/),
    bytes: fc.oneof(
      fc.uint8Array({ maxLength: 2000 }),
      fc.constantFrom(512, 1024, 511, 513, 300_000).map((size) => new Uint8Array(size).fill(7)),
    ),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { maxLength: 6 }), async (items) => {
      const entries = items.map(({ name, bytes }) => ({ name, bytes: Buffer.from(bytes) }))
      const text = (list: Entry[]) => list.map(({ name, bytes }) => `${name} ${bytes.toString('base64')}`)
      expect(text(await read(await write(entries)))).toEqual(text(entries))
    }),
    { numRuns: 30 },
  )
})

test('tar can open it, and nobody else may', async () => {
  const path = await write([{ name: 'files/w/x', bytes: Buffer.from('hello') }])
  expect(execFileSync('tar', ['xzOf', path, 'files/w/x'], { encoding: 'utf8' })).toBe('hello')
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('wherever it is cut off, reading it says so', async () => {
  const whole = readFileSync(
    await write([
      { name: 'a', bytes: Buffer.from('some words that are here') },
      { name: 'b', bytes: Buffer.alloc(5000, 'x') },
    ]),
  )
  for (let size = 0; size < whole.length - 1; size += 11) {
    const path = fresh()
    writeFileSync(path, whole.subarray(0, size))
    await expect(read(path), `${size} bytes`).rejects.toThrow()
  }
})

test('a disk that cannot be written to is told to whoever writes', async () => {
  const archive = writeArchive(join(folder, 'no such folder', 'a.tar.gz'))
  const all = (async () => {
    for (let n = 0; n < 200; n++) await archive.add({ name: `${n}`, bytes: Buffer.from(String(Math.random()).repeat(5000)) })
    await archive.finish()
  })()
  await expect(all).rejects.toThrow('ENOENT')
})
