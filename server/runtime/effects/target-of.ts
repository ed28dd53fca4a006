import type { EffectJob } from './effect.ts'

/** Effects that leave the house; the others are our own work. */
const outside = new Set<EffectJob['request']['kind']>(['http', 'notify', 'assistant', 'extract', 'automation', 'recommend'])

/** Whom an effect calls: the host of an address, else the kind of service. Null when it calls nobody. */
export function targetOf({ request }: Pick<EffectJob, 'request'>): string | null {
  if (request.kind === 'http') return URL.canParse(request.url) ? new URL(request.url).host : null
  return outside.has(request.kind) ? request.kind : null
}
