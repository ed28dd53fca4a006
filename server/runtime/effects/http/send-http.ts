import { Agent, type Dispatcher, request } from 'undici'
import type { HttpResult } from '../../../../flows/engine/types.ts'
import { inSpan, SpanKind, traceHeaders } from '../../../platform/tracing.ts'
import { cleanJson } from '../../clean-json.ts'
import { createLru } from '../../lru.ts'
import { type EffectContext, EffectFailure, type EffectJob } from '../effect.ts'
import { checkedLookup, checkUrl } from './address-check.ts'
import { ownAddress } from './own-address.ts'
import { readBody } from './read-body.ts'

const MOST_REDIRECTS = 3
/** Answers that promise nothing about the next try being the same. */
const passing = new Set([429, 502, 503, 504])

/** One HTTP request of a flow: checked addresses, at most three redirects, one megabyte. A 4xx is an answer, not a failure. */
export async function sendHttp(
  {
    request: wanted,
    idempotencyKey,
    tls,
  }: { request: Omit<EffectJob<'http'>['request'], 'kind'>; idempotencyKey: string; tls?: ClientCertificate },
  context: Pick<EffectContext, 'allowPrivateHttp' | 'ownHosts' | 'signal'>,
): Promise<HttpResult> {
  const { method, headers, body } = wanted
  let asked: Asked = {
    method,
    target: wanted.url,
    headers: { ...cleanHeaders(headers), 'idempotency-key': idempotencyKey },
    body,
  }
  for (let redirects = 0; ; redirects++) {
    // Only what the flow itself asked for may be ours: a redirect of another server must not lead here.
    const own = redirects === 0 ? ownAddress(asked.target, context.ownHosts) : null
    const { url, mayBePrivate } = own ? { url: own, mayBePrivate: true } : checkUrl(asked.target, context.allowPrivateHttp)
    const known = tls && url.origin === tls.origin
    const dispatcher = known ? agentWith(tls, mayBePrivate) : mayBePrivate ? openAgent : checkedAgent
    const response = await send(asked, { url, dispatcher, signal: context.signal })
    const location = headerOf(response.headers.location)
    if (!location || ![301, 302, 303, 307, 308].includes(response.statusCode)) return await resultOf(response)
    await response.body.dump()
    if (redirects === MOST_REDIRECTS) throw new EffectFailure('too-many-redirects', 'the address redirects too often')
    asked = redirected(asked, { from: url, location, status: response.statusCode })
  }
}

/** How one system knows us. `stamp` is another one when anything of it has changed. */
export type ClientCertificate = {
  stamp: string
  /** It is shown to nobody else, not after a redirect either. */
  origin: string
  certificate: string
  key: string
  /** Who signed the other side's certificate; '': the usual authorities. */
  authorities: string
}

type Asked = { method: Dispatcher.HttpMethod; target: string; headers: Record<string, string>; body: string | null }

/** How long one attempt may take is up to its signal; a model thinks longer than a shop. */
const limits = { headersTimeout: 120_000, bodyTimeout: 120_000, keepAliveTimeout: 4_000, maxResponseSize: 1_048_576 }
const checkedAgent = new Agent({ ...limits, connect: { lookup: checkedLookup, timeout: 5_000 } })
const openAgent = new Agent({ ...limits, connect: { timeout: 5_000 } })

const agents = createLru<string, Agent>(100)

/** Connections of its own: one that showed a certificate is not used for requests without. */
function agentWith({ stamp, certificate, key, authorities }: ClientCertificate, mayBePrivate: boolean): Agent {
  const known = agents.get(`${stamp} ${mayBePrivate}`)
  if (known) return known
  const tls = { cert: certificate, key, ...(authorities === '' ? {} : { ca: authorities }) }
  const agent = new Agent({ ...limits, connect: { ...tls, ...(mayBePrivate ? {} : { lookup: checkedLookup }), timeout: 5_000 } })
  agents.set(`${stamp} ${mayBePrivate}`, agent)
  return agent
}

async function send(
  asked: Asked,
  { url, dispatcher, signal }: { url: URL; dispatcher: Dispatcher; signal: AbortSignal },
): Promise<Dispatcher.ResponseData> {
  const { method, headers } = asked
  const body = method === 'GET' ? null : asked.body
  const attributes = { 'http.request.method': method, 'server.address': url.hostname }
  return inSpan(method, { kind: SpanKind.CLIENT, attributes }, async (span) => {
    const sent = { 'accept-encoding': 'identity', ...traceHeaders(), ...headers }
    try {
      const response = await request(url, { method, headers: sent, body, dispatcher, signal })
      span?.setAttribute('http.response.status_code', response.statusCode)
      return response
    } catch (error) {
      throw asFailure(error)
    }
  })
}

async function resultOf(response: Dispatcher.ResponseData): Promise<HttpResult> {
  if (passing.has(response.statusCode)) {
    await response.body.dump()
    const seconds = Number(headerOf(response.headers['retry-after']))
    const retryAfter = Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : null
    throw new EffectFailure(`http-${response.statusCode}`, `the other side answered ${response.statusCode}`, {
      retriable: true,
      retryAfter,
    })
  }
  const names = ['content-type', 'location', 'etag', 'last-modified', 'x-request-id']
  const headers = Object.fromEntries(
    names.flatMap((name) => (response.headers[name] ? [[name, headerOf(response.headers[name]) ?? '']] : [])),
  )
  try {
    return { status: response.statusCode, headers, body: cleanJson(await readBody(response)) }
  } catch (error) {
    throw asFailure(error)
  }
}

/** 303, and 301/302 after a POST, become a GET as in a browser; another host gets no credentials. */
function redirected(asked: Asked, { from, location, status }: { from: URL; location: string; status: number }): Asked {
  if (!URL.canParse(location, from)) throw new EffectFailure('bad-address', 'the address redirects to something that is no address')
  const target = new URL(location, from)
  const turnsToGet = status === 303 || (status < 303 && asked.method === 'POST')
  const keeps = ([name]: [string, string]) => target.origin === from.origin || ['accept', 'content-type', 'user-agent'].includes(name)
  const headers = Object.fromEntries(Object.entries(asked.headers).filter(keeps))
  return { ...asked, target: target.href, headers, ...(turnsToGet ? { method: 'GET', body: null } : {}) }
}

/** Headers that the connection decides itself. */
const ours = new Set([
  'host',
  'content-length',
  'transfer-encoding',
  'connection',
  'upgrade',
  'expect',
  'keep-alive',
  'te',
  'trailer',
  'accept-encoding',
])

function cleanHeaders(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .map(([name, value]) => [name.toLowerCase(), value] as const)
      .filter(([name]) => !ours.has(name)),
  )
}

function headerOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}

function asFailure(error: unknown): EffectFailure {
  if (error instanceof EffectFailure) return error
  const cause = error instanceof Error && error.cause instanceof EffectFailure ? error.cause : null
  if (cause) return cause
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const name = error instanceof Error ? error.name : ''
  if (code === 'UND_ERR_INVALID_ARG' || error instanceof TypeError)
    return new EffectFailure('bad-request', 'the request cannot be sent as it is', { cause: error })
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE')
    return new EffectFailure('too-large', 'the answer is larger than one megabyte', { cause: error })
  if (/^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/.test(code))
    return new EffectFailure('insecure', 'the certificate of one side is not accepted by the other', { cause: error })
  if (name === 'TimeoutError' || name === 'AbortError' || code.includes('TIMEOUT')) {
    return new EffectFailure('timeout', 'the other side did not answer in time', { retriable: true, cause: error })
  }
  return new EffectFailure('unreachable', 'the other side cannot be reached', { retriable: true, cause: error })
}
