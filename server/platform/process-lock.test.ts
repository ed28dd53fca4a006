import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AlreadyRunningError, lockDataFolder } from './process-lock.ts'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'tandem-lock-'))
})
afterEach(() => rmSync(dataDir, { recursive: true }))

test('a second server is told where the first one is', () => {
  lockDataFolder({ dataDir, url: 'http://localhost:4300' })
  const second = () => lockDataFolder({ dataDir, url: 'http://localhost:4301' })
  expect(second).toThrow(AlreadyRunningError)
  expect(second).toThrow('http://localhost:4300')
})

test('after the first one ended the folder is free', () => {
  lockDataFolder({ dataDir, url: 'a' }).release()
  expect(() => lockDataFolder({ dataDir, url: 'b' })).not.toThrow()
})

test.each([
  ['a process that is gone', '{"pid":4194303,"born":"1","url":"old"}'],
  ['another process that has its number now', `{"pid":${process.pid},"born":"something else","url":"old"}`],
  ['a file that was half written', '{"pid":'],
])('what %s left behind does not lock anybody out', (_case, content) => {
  const file = join(dataDir, 'server.lock')
  writeFileSync(file, content)
  lockDataFolder({ dataDir, url: 'new' })
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid, url: 'new' })
})
