import type { Actor } from '../../identity/actor.ts'
import { toAppError } from '../../platform/http/problem.ts'
import type { Services } from '../../services.ts'
import type { ApiContext } from '../context.ts'
import { readError } from '../read-error.ts'
import { createCaller } from '../router.ts'

/** The procedures as a member (or nobody) calls them, without HTTP: `callAs(services, actor).members.list()`. */
export function callAs(services: Services, actor: Actor | null) {
  const context: ApiContext = { services, requestId: 'test', log: services.log, language: 'en', loadActor: async () => actor }
  return createCaller(context)
}

/** `code` is `ok` or that of the error. */
export type Outcome = { code: string; value?: unknown; details?: unknown }

/** Any procedure by its path, with what came of it as a value: `ok`, or the code of the error. */
export async function callPath(services: Services, actor: Actor | null, path: string, input: unknown): Promise<Outcome> {
  let target: unknown = callAs(services, actor)
  for (const part of path.split('.')) target = (target as Record<string, unknown>)[part]
  try {
    const value = await (target as (input: unknown) => Promise<unknown>)(input)
    return { code: 'ok', value: isStream(value) ? await firstOf(value) : value }
  } catch (error) {
    const known = readError(error)
    if (known.kind !== 'user') console.error(toAppError(known.cause ?? known))
    return { code: known.code, details: known.details }
  }
}

function isStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}

/** What a subscription says at once, if anything: 300 ms, then it is closed. */
async function firstOf(stream: AsyncIterable<unknown>): Promise<unknown> {
  const iterator = stream[Symbol.asyncIterator]()
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), 300))
  const first = await Promise.race([iterator.next().then((result) => (result.done ? null : result.value)), late])
  void iterator.return?.()
  return first
}
