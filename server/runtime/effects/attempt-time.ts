import type { EffectRequest } from '../../../flows/engine/types.ts'

const USUAL = 10_000
const LONG = 90_000

/** A model thinks and a robot works; everything else answers soon or not at all. */
export const slowKinds: readonly EffectRequest['kind'][] = ['assistant', 'extract', 'automation']

/** One attempt may last so long, ms. */
export function attemptTime(kind: EffectRequest['kind']): number {
  return slowKinds.includes(kind) ? LONG : USUAL
}

/** By so much longer a slow attempt is its process's own, ms. */
export const LONGER_LEASE = LONG - USUAL
