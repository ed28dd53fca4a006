import pino from 'pino'
import type { Config } from './config.ts'
import { terminalLine } from './terminal-line.ts'
import { traceIds } from './tracing.ts'

export type Log = pino.Logger

/** Fields whose values never reach a log, at the top and one or two levels down. */
const secretFields = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'token',
  'accessToken',
  'refreshToken',
  'apiKey',
  'visitorToken',
  'set-cookie',
]

/**
 * JSON, one object a line; short coloured lines when a person watches. Children carry the ids that connect lines:
 * `log.child({ requestId })`, `log.child({ conversationId })`.
 */
export function createLogger(input: { level: Config['log']; destination?: pino.DestinationStream; terminal?: boolean }): Log {
  const terminal = input.terminal ?? Boolean(process.stdout.isTTY)
  const options: pino.LoggerOptions = {
    level: input.level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: traceIds,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: secretFields.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]), censor: '[hidden]' },
    serializers: { err: pino.stdSerializers.err, error: pino.stdSerializers.err },
  }
  if (input.destination) return pino(options, input.destination)
  if (terminal) return pino(options, { write: (line) => process.stdout.write(terminalLine(line)) })
  return pino(options)
}
