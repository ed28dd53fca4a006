import { z } from 'zod'

export const roles = ['web', 'api', 'gateway', 'worker'] as const
export type Role = (typeof roles)[number]

/** Every setting the program knows. docs/configuration.md is written from it. */
export const settings = {
  TANDEM_PORT: z.coerce
    .number('it must be a number')
    .int('it must be a whole number')
    .min(1, 'it must be between 1 and 65535')
    .max(65535, 'it must be between 1 and 65535')
    .default(4300)
    .describe('Port of the one address everything is served on.'),
  TANDEM_HOST: z.string().default('127.0.0.1').describe('Network address to listen on; 0.0.0.0 lets other machines in.'),
  TANDEM_URL: z
    .url({ protocol: /^https?$/, error: 'it must be an address that begins with http:// or https://' })
    .optional()
    .describe('Address under which people and channels reach this server, when it is not http://localhost:PORT.'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/.+/, 'it must begin with postgresql://')
    .optional()
    .describe('An existing Postgres (16 or newer). Not set: an embedded one is run in the data folder.'),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\/.+/, 'it must begin with redis:// or rediss://')
    .optional()
    .describe('A Redis that carries news between several processes: new events, typing, presence. Not set: they look every 5 s.'),
  TANDEM_DATABASE_POOL: z.coerce
    .number('it must be a number')
    .int('it must be a whole number')
    .min(2, 'it must be at least 2')
    .max(200, 'it must be at most 200')
    .default(16)
    .describe('Database connections of this process.')
    .meta({ unit: 'connections' }),
  TANDEM_DATA: z.string().default('.tandem/data').describe('Folder for the embedded database, the secret and the lock file.'),
  TANDEM_FILES: z
    .string()
    .optional()
    .describe('Folder for the files customers send, shared by all processes. Not set: they are in the database.'),
  TANDEM_SCAN_URL: z
    .url({ protocol: /^https?$/, error: 'it must be an address that begins with http:// or https://' })
    .optional()
    .describe(
      'Virus scanner for those files: POST of the bytes, answered with {"clean": true} or {"clean": false}. Not set: nothing is scanned.',
    ),
  TANDEM_ROLES: z
    .string()
    .default(roles.join(','))
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(z.array(z.enum(roles, `it must be a list of ${roles.join(', ')}`)).min(1, `it must name at least one of ${roles.join(', ')}`))
    .describe('What this process does: web (interface), api, gateway (channels and public API), worker (timers, effects, routing).'),
  TANDEM_SECRET: z
    .string()
    .min(32, 'it must have at least 32 characters')
    .optional()
    .describe('Signs sessions and visitor tokens; the same in every process. Not set: made once and kept in the data folder.'),
  TANDEM_LOG: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace'], 'it must be one of fatal, error, warn, info, debug, trace')
    .default('info')
    .describe('Least severe level that is logged.'),
  TANDEM_SLOW_TURN: z.coerce
    .number('it must be a number')
    .int('it must be a whole number')
    .min(1, 'it must be at least 1')
    .default(1000)
    .describe('A message that waits longer for its answer is logged.')
    .meta({ unit: 'ms' }),
  TANDEM_METRICS_TOKEN: z
    .string()
    .min(16, 'it must have at least 16 characters')
    .optional()
    .describe(
      'Figures for Prometheus at /metrics and details at /health, for who sends this as a bearer token. Not set: there are no such addresses.',
    ),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'it must be an address that begins with http:// or https://' })
    .optional()
    .describe('OpenTelemetry collector (OTLP over HTTP, such as http://localhost:4318) that traces are sent to. Not set: none are made.'),
  OTEL_SERVICE_NAME: z.string().default('tandem').describe('Name of this installation in its traces.'),
  OTEL_TRACES_SAMPLER_ARG: z.coerce
    .number('it must be a number')
    .min(0, 'it must be between 0 and 1')
    .max(1, 'it must be between 0 and 1')
    .default(1)
    .describe('Share of requests that are traced, from 0 to 1.'),
  TANDEM_DEMO: flag('1').describe(
    '1: an empty database gets the demo workspace. 0: it stays empty and the first visitor sets the workspace up.',
  ),
  TANDEM_SIGN_UP: flag('1').describe(
    '1: anybody who reaches the server may sign up and gets a workspace. 0: people are added by an administrator only.',
  ),
  TANDEM_ALLOW_PRIVATE_HTTP: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .describe('Hosts (host or host:port, with commas) that flows may call although their address is private or local.'),
  TANDEM_ASSISTANT_URL: serviceAddress('Service that performs a turn of an assistant node: POST of JSON, answered with JSON.'),
  TANDEM_EXTRACT_URL: serviceAddress('Service that finds described values in a text.'),
  TANDEM_AUTOMATION_URL: serviceAddress('Service that runs robots (RPA).'),
  TANDEM_RECOMMEND_URL: serviceAddress('Service that recommends things to a customer.'),
  TANDEM_TRUST_PROXY: flag('0').describe('1: a proxy of ours stands in front, and the address it adds to X-Forwarded-For is the caller.'),
  TANDEM_NEXT_DIR: z.string().default('.next').describe('Folder of the built interface.'),
}

function serviceAddress(about: string) {
  return z
    .url({ protocol: /^https?$/, error: 'it must be an address that begins with http:// or https://' })
    .optional()
    .describe(`${about} Not set: the node leaves by its failure exit.`)
}

function flag(fallback: '0' | '1') {
  return z
    .enum(['1', '0', 'true', 'false', 'yes', 'no'], 'it must be 1 or 0')
    .default(fallback)
    .transform((value) => value === '1' || value === 'true' || value === 'yes')
}
