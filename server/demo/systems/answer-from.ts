import type { Context } from 'hono'
import type { FrontDoorEnv } from '../../platform/http/front-door.ts'

/** What a stand-in answers: the thing, 404 for what does not exist, 503 when it plays a system that is down. */
export function answerFrom(c: Context<FrontDoorEnv>, found: object | 'unknown' | 'failing'): Response {
  if (found === 'unknown') return c.json({ error: 'not found' }, 404)
  return found === 'failing' ? c.json({ error: 'system down' }, 503) : c.json(found)
}
