import type pino from 'pino'
import { expect, test } from 'vitest'
import { createLogger } from './logger.ts'
import { terminalLine } from './terminal-line.ts'

function record(write: (log: ReturnType<typeof createLogger>) => void): string {
  let text = ''
  write(createLogger({ level: 'debug', destination: { write: (line: string) => (text += line) } as pino.DestinationStream }))
  return text
}

test('passwords, tokens and keys never reach the log, however deep an object is logged', () => {
  const text = record((log) => {
    log.info(
      { password: 'p-1', user: { token: 'p-2', name: 'Ann' }, request: { headers: { authorization: 'p-3', cookie: 'p-4' } } },
      'sign in',
    )
  })
  expect(text).not.toMatch(/p-\d/)
  expect(text).toContain('Ann')
})

test('a child carries the ids that connect lines', () => {
  const text = record((log) => log.child({ requestId: 'r1' }).child({ conversationId: 'c1' }).warn('late'))
  expect(JSON.parse(text)).toMatchObject({ level: 'warn', requestId: 'r1', conversationId: 'c1', msg: 'late' })
})

test('in a terminal a record is one short line, an error is followed by its stack', () => {
  const text = record((log) => log.error({ err: new Error('broken'), part: 'timers' }, 'failed'))
  const line = terminalLine(text)
  expect(line).toContain('failed')
  expect(line).toContain('part=timers')
  expect(line).toContain('Error: broken\n    at ')
})
