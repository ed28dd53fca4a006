import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { loadConfig, SettingError } from './config.ts'

const folder = mkdtempSync(join(tmpdir(), 'tandem-config-'))
afterAll(() => rmSync(folder, { recursive: true }))
const load = (environment: Record<string, string>) => loadConfig({ TANDEM_DATA: folder, ...environment })

test('without settings everything runs in one process at port 4300', () => {
  const config = load({})
  expect(config).toMatchObject({ port: 4300, publicUrl: 'http://localhost:4300', databaseUrl: null, demo: true })
  expect([...config.roles]).toEqual(['web', 'api', 'gateway', 'worker'])
})

test('an empty value means not set', () => {
  expect(load({ TANDEM_PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 4300, databaseUrl: null })
})

describe('a bad value stops the start with one sentence that names the setting', () => {
  test.each([
    ['TANDEM_PORT', 'eighty', 'it must be a number'],
    ['TANDEM_PORT', '70000', 'between 1 and 65535'],
    ['TANDEM_URL', 'chat.example.com', 'http:// or https://'],
    ['TANDEM_URL', 'javascript:alert(1)', 'http:// or https://'],
    ['DATABASE_URL', 'mysql://x', 'it must begin with postgresql://'],
    ['TANDEM_ROLES', 'web,cook', 'web, api, gateway, worker'],
    ['TANDEM_SECRET', 'short', 'at least 32 characters'],
    ['TANDEM_LOG', 'loud', 'fatal, error, warn'],
    ['TANDEM_DEMO', 'perhaps', '1 or 0'],
  ])('%s=%s', (name, value, reason) => {
    const attempt = () => load({ [name]: value })
    expect(attempt).toThrow(SettingError)
    expect(attempt).toThrow(name)
    expect(attempt).toThrow(reason)
  })
})

test('a refused secret or database address is not repeated', () => {
  expect(() => load({ DATABASE_URL: 'mysql://root:hunter2@db' })).not.toThrow('hunter2')
  expect(() => load({ TANDEM_SECRET: 'hunter2' })).not.toThrow('hunter2')
})

test('the secret is made once, kept, and readable by its owner only', () => {
  const first = load({}).secret
  expect(first.length).toBeGreaterThanOrEqual(43)
  expect(load({}).secret).toBe(first)
  expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600)
})
