import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from './project-root.ts'
import { type Role, settings } from './settings.ts'

export type Config = {
  port: number
  host: string
  /** Address under which people and channels reach us, without a slash at the end. */
  publicUrl: string
  /** Null: the embedded Postgres in `dataDir` is used. */
  databaseUrl: string | null
  /** Null: news does not leave this process. */
  redisUrl: string | null
  /** Connections of this process. */
  databasePool: number
  dataDir: string
  /** Folder for what customers send; null: the database. */
  filesDir: string | null
  /** Virus scanner for it; null: none. */
  scanUrl: string | null
  roles: ReadonlySet<Role>
  /** Signs sessions and visitor tokens. */
  secret: string
  /** The file it is kept in; null: it was given as a setting. */
  secretFile: string | null
  log: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace'
  /** Ms after which a turn is logged as slow. */
  slowTurn: number
  /** Null: no figures are given. */
  metricsToken: string | null
  /** Where spans are sent, under which name, of which share of the requests; null: nobody collects them. */
  tracing: { address: string; service: string; share: number } | null
  /** Make the demo workspace when the database is empty. */
  demo: boolean
  /** Anybody may sign up. */
  signUp: boolean
  /** host or host:port that outgoing requests may reach although the address is private. */
  allowPrivateHttp: readonly string[]
  /** Addresses of services outside that perform effects, by kind. */
  outside: Partial<Record<'assistant' | 'extract' | 'automation' | 'recommend', string>>
  /** Believe X-Forwarded-For. */
  trustProxy: boolean
  /** Folder of the built interface. */
  nextDir: string
  production: boolean
}

/**
 * The one place that reads the environment. A bad value stops the start with one sentence that names the setting; what each
 * setting means is said once, in settings.ts.
 */
export function loadConfig(environment: Record<string, string | undefined> = process.env): Config {
  const values = parse(environment)
  const inProject = (path: string) => (isAbsolute(path) ? path : join(projectRoot, path))
  const dataDir = inProject(values.TANDEM_DATA)
  const shownHost = ['0.0.0.0', '::', '127.0.0.1'].includes(values.TANDEM_HOST) ? 'localhost' : values.TANDEM_HOST
  return {
    port: values.TANDEM_PORT,
    host: values.TANDEM_HOST,
    publicUrl: (values.TANDEM_URL ?? `http://${shownHost}:${values.TANDEM_PORT}`).replace(/\/+$/, ''),
    databaseUrl: values.DATABASE_URL ?? null,
    redisUrl: values.REDIS_URL ?? null,
    databasePool: values.TANDEM_DATABASE_POOL,
    dataDir,
    filesDir: values.TANDEM_FILES === undefined ? null : inProject(values.TANDEM_FILES),
    scanUrl: values.TANDEM_SCAN_URL ?? null,
    roles: new Set(values.TANDEM_ROLES),
    secret: values.TANDEM_SECRET ?? storedSecret(dataDir),
    secretFile: values.TANDEM_SECRET === undefined ? join(dataDir, 'secret') : null,
    log: values.TANDEM_LOG,
    slowTurn: values.TANDEM_SLOW_TURN,
    metricsToken: values.TANDEM_METRICS_TOKEN ?? null,
    tracing: tracingOf(values),
    demo: values.TANDEM_DEMO,
    signUp: values.TANDEM_SIGN_UP,
    allowPrivateHttp: values.TANDEM_ALLOW_PRIVATE_HTTP,
    outside: outsideOf(values),
    trustProxy: values.TANDEM_TRUST_PROXY,
    nextDir: values.TANDEM_NEXT_DIR,
    production: environment.NODE_ENV !== 'development',
  }
}

function tracingOf(values: ReturnType<typeof parse>): Config['tracing'] {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_SERVICE_NAME: service, OTEL_TRACES_SAMPLER_ARG: share } = values
  return endpoint === undefined ? null : { address: `${endpoint.replace(/\/+$/, '')}/v1/traces`, service, share }
}

function outsideOf(values: ReturnType<typeof parse>): Config['outside'] {
  const given = {
    assistant: values.TANDEM_ASSISTANT_URL,
    extract: values.TANDEM_EXTRACT_URL,
    automation: values.TANDEM_AUTOMATION_URL,
    recommend: values.TANDEM_RECOMMEND_URL,
  }
  return Object.fromEntries(Object.entries(given).filter(([, address]) => address !== undefined))
}

/** The environment for a program we start, with what we set ourselves on top. */
export function childEnvironment(extra: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...extra }
}

/** A setting that cannot be used; the message is a whole sentence for whoever starts the program. */
export class SettingError extends Error {}

function parse(environment: Record<string, string | undefined>) {
  // An empty value means "not set": that is how shells and compose files say it.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const result = z.object(settings).safeParse(given)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const name = String(issue?.path[0])
  const shown = ['TANDEM_SECRET', 'DATABASE_URL', 'REDIS_URL', 'TANDEM_METRICS_TOKEN', 'OTEL_EXPORTER_OTLP_ENDPOINT'].includes(name)
    ? ''
    : ` (it is "${given[name]}")`
  throw new SettingError(`The setting ${name}${shown} cannot be used: ${issue?.message}.`)
}

/** Made at the first start and kept: a changed secret would sign everybody out. */
function storedSecret(dataDir: string): string {
  const file = join(dataDir, 'secret')
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true })
    try {
      writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  chmodSync(file, 0o600)
  return readFileSync(file, 'utf8').trim()
}
