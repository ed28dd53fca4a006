import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { context, DiagLogLevel, diag, propagation, trace } from '@opentelemetry/api'
import type { SpanExporter } from '@opentelemetry/sdk-trace'
import type { Config } from '../platform/config.ts'
import type { Log } from '../platform/logger.ts'
import { recordSpans } from '../platform/tracing.ts'

/** A collector that is away is told of so often, ms. */
const REMIND = 60_000
/** For sending what is left when the server stops, ms. */
const LAST_CHANCE = 2000

/**
 * Sends spans to a collector (OTLP over HTTP), in batches and beside the work: when it is away or slow, spans are dropped and
 * nothing waits. Without a collector nothing is loaded. Returns how to end it, which sends what is left.
 */
export async function startTracing(input: {
  config: Pick<Config, 'tracing' | 'roles'>
  log: Pick<Log, 'warn'>
  /** Instead of the collector. */
  exporter?: SpanExporter
}): Promise<() => Promise<void>> {
  const { tracing, roles } = input.config
  if (!tracing) return async () => {}
  const [sdk, { OTLPTraceExporter }, { AsyncLocalStorageContextManager }, { resourceFromAttributes }, { W3CTraceContextPropagator }] =
    await Promise.all([
      import('@opentelemetry/sdk-trace'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/context-async-hooks'),
      import('@opentelemetry/resources'),
      import('@opentelemetry/core'),
    ])
  diag.setLogger(complaints(input.log), { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true })
  const exporter = input.exporter ?? new OTLPTraceExporter({ url: tracing.address })
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({
      'service.name': tracing.service,
      'service.instance.id': randomUUID(),
      'tandem.roles': [...roles].join(','),
    }),
    // Whoever calls decides for what follows, so that no trace is in pieces.
    sampler: new sdk.ParentBasedSampler({ root: new sdk.TraceIdRatioBasedSampler(tracing.share) }),
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter, scheduledDelayMillis: 2000 })],
  })
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  propagation.setGlobalPropagator(new W3CTraceContextPropagator())
  trace.setGlobalTracerProvider(provider)
  recordSpans(true)
  return async () => {
    recordSpans(false)
    // What a collector that is away does not take now is lost: nobody waits for it to stop a server.
    const failure = provider.shutdown().then(
      () => null,
      (error) => String(error),
    )
    const lost = await Promise.race([failure, sleep(LAST_CHANCE, 'no answer', { ref: false })])
    if (lost) diag.warn(lost)
    trace.disable()
    propagation.disable()
    context.disable()
    diag.disable()
  }
}

function complaints(log: Pick<Log, 'warn'>) {
  let said = Number.NEGATIVE_INFINITY
  const say = (message: string) => {
    if (performance.now() - said < REMIND) return
    said = performance.now()
    log.warn({ reason: message.slice(0, 300) }, 'traces do not reach their collector')
  }
  const nothing = () => {}
  return { error: say, warn: say, info: nothing, debug: nothing, verbose: nothing }
}
