import { expect, test } from 'vitest'
import { z } from 'zod'
import { settings } from './settings.ts'

type Name = keyof typeof settings

/** In the order somebody who sets up a server meets them. */
const groups: Record<string, readonly Name[]> = {
  'Address 地址': ['TANDEM_PORT', 'TANDEM_HOST', 'TANDEM_URL', 'TANDEM_TRUST_PROXY'],
  'Data 数据': ['DATABASE_URL', 'TANDEM_DATABASE_POOL', 'TANDEM_DATA', 'TANDEM_FILES', 'TANDEM_SCAN_URL'],
  'Several processes 多进程': ['TANDEM_ROLES', 'REDIS_URL'],
  'Security 安全': ['TANDEM_SECRET', 'TANDEM_SIGN_UP', 'TANDEM_ALLOW_PRIVATE_HTTP'],
  'Watching it 监控': [
    'TANDEM_LOG',
    'TANDEM_SLOW_TURN',
    'TANDEM_METRICS_TOKEN',
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    'OTEL_SERVICE_NAME',
    'OTEL_TRACES_SAMPLER_ARG',
  ],
  'Services of the whole server 全局外部服务': [
    'TANDEM_ASSISTANT_URL',
    'TANDEM_EXTRACT_URL',
    'TANDEM_AUTOMATION_URL',
    'TANDEM_RECOMMEND_URL',
  ],
  'Interface and demo 界面与演示': ['TANDEM_DEMO', 'TANDEM_NEXT_DIR'],
}

test('every setting stands in one group', () => {
  expect(Object.values(groups).flat().sort()).toEqual(Object.keys(settings).sort())
})

test('the reference of settings is that of the settings there are (vitest -u writes it)', async () => {
  await expect(writeReference()).toMatchFileSnapshot('../../docs/configuration.md')
})

function writeReference(): string {
  const sections = Object.entries(groups).map(([title, names]) => `## ${title}\n\n${table(names)}`)
  return `# Configuration

Environment variables, read in one place at the start (\`server/platform/config.ts\`). An empty value means "not set". A value that cannot be
used stops the start with a sentence that names the setting; what may be secret in it is not repeated. This file is written from the
schema itself (\`server/platform/settings.ts\`) by \`server/platform/settings-guide.test.ts\`.

${sections.join('\n\n')}
`
}

function table(names: readonly Name[]): string {
  const rows = names.map((name) => {
    const schema = z.toJSONSchema(settings[name], { io: 'input', unrepresentable: 'any' }) as Schema
    const { description = '', unit = '–' } = z.globalRegistry.get(settings[name]) as { description?: string; unit?: string }
    return `| \`${name}\` | ${schema.default === undefined || schema.default === '' ? '–' : `\`${schema.default}\``} | ${accepted(schema)} | ${unit} | ${description} |`
  })
  return ['| setting | default | accepts | unit | what it does |', '|---|---|---|---|---|', ...rows].join('\n')
}

type Schema = {
  type?: string
  enum?: string[]
  minimum?: number
  maximum?: number
  minLength?: number
  format?: string
  default?: unknown
}

function accepted({ type, enum: values, minimum, maximum, minLength, format }: Schema): string {
  if (values) return values.map((value) => `\`${value}\``).join(' ')
  if (type === 'integer' || type === 'number')
    return maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? `number from ${minimum}` : `${minimum} to ${maximum}`
  if (format === 'uri') return 'http(s) address'
  return minLength === undefined ? 'text' : `text of ${minLength} characters or more`
}
