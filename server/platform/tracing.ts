import { type Attributes, context, propagation, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { AppError } from './errors.ts'

export type { Span } from '@opentelemetry/api'
export { SpanKind } from '@opentelemetry/api'

export type SpanAbout = {
  kind?: SpanKind
  /** Ids, kinds and figures. Never what somebody said, who they are or what a secret is. */
  attributes?: Attributes
  /** A W3C traceparent; null: it begins a trace. Absent: a child of what is under way. */
  parent?: string | null
}

let recording = false

/** Until somebody collects them, spans are not even begun. Told by `startTracing`. */
export function recordSpans(on: boolean): void {
  recording = on
}

/** Runs `work` within a span: what begins inside is its child. What it throws marks the span as failed and goes on. */
export function inSpan<T>(name: string, about: SpanAbout, work: (span: Span | undefined) => Promise<T>): Promise<T> {
  if (!recording) return work(undefined)
  return recorded(name, about, work)
}

async function recorded<T>(name: string, about: SpanAbout, work: (span: Span) => Promise<T>): Promise<T> {
  const { kind = SpanKind.INTERNAL, attributes = {} } = about
  const around = aroundOf(about.parent)
  const span = tracer().startSpan(name, { kind, attributes }, around)
  try {
    return await context.with(trace.setSpan(around, span), () => work(span))
  } catch (error) {
    spanFailed(span, error)
    throw error
  } finally {
    span.end()
  }
}

/** A child of each of `parents` for one piece of work that all of them wait for. */
export async function inSpans<T>(parents: readonly Span[], name: string, work: () => Promise<T>): Promise<T> {
  const spans = parents.map((parent) => tracer().startSpan(name, {}, trace.setSpan(ROOT_CONTEXT, parent)))
  try {
    return await work()
  } catch (error) {
    for (const span of spans) spanFailed(span, error)
    throw error
  } finally {
    for (const span of spans) span.end()
  }
}

/** An answer that says that we failed. */
export function answerFailed(span: Span): void {
  span.setStatus({ code: SpanStatusCode.ERROR })
}

/** The code alone: messages may quote what a person wrote. */
function spanFailed(span: Span, error: unknown): void {
  const code = error instanceof AppError ? error.code : error instanceof Error ? error.name : 'unknown'
  span.setAttribute('error.type', code)
  // Turning somebody away with a reason is no failure of ours.
  if (!(error instanceof AppError && error.kind === 'user')) span.setStatus({ code: SpanStatusCode.ERROR, message: code })
}

/** Where a span stands, to be kept with work that is done later or elsewhere. */
export function traceparentOf(span: Span | undefined): string | undefined {
  if (!span) return undefined
  const carrier: { traceparent?: string } = {}
  propagation.inject(trace.setSpan(ROOT_CONTEXT, span), carrier)
  return carrier.traceparent
}

/** For another system: headers by which it can go on with the trace that is under way. */
export function traceHeaders(): Record<string, string> {
  const headers: Record<string, string> = {}
  if (recording) propagation.inject(context.active(), headers)
  return headers
}

/** For log lines. */
export function traceIds(): { traceId?: string; spanId?: string } {
  const span = recording ? trace.getActiveSpan()?.spanContext() : undefined
  return span ? { traceId: span.traceId, spanId: span.spanId } : {}
}

/** Runs what happens later, on a timer, by its own cause and not by that of whoever set the timer. */
export function untraced(run: () => void): () => void {
  return recording ? context.bind(ROOT_CONTEXT, run) : run
}

function aroundOf(parent: string | null | undefined) {
  if (parent === undefined) return context.active()
  return parent === null ? ROOT_CONTEXT : propagation.extract(ROOT_CONTEXT, { traceparent: parent })
}

function tracer() {
  return trace.getTracer('tandem')
}
