import type { EffectJob } from './effect.ts'
import { targetOf } from './target-of.ts'

export type PlaceLimits = { all: number; workspace: number; target: number }

/**
 * How many attempts may be under way: in all, for one workspace and to one other side, so that neither a workspace's slow service nor
 * a host that many call takes every place.
 */
export function createPlaces(limits: PlaceLimits) {
  const taken = new Map<string, number>()
  let all = 0
  const keysOf = (job: EffectJob): [key: string, most: number][] => {
    const target = targetOf(job)
    const workspace: [string, number] = [`workspace ${job.workspaceId}`, limits.workspace]
    return target === null ? [workspace] : [workspace, [`target ${target}`, limits.target]]
  }
  return {
    free: (): number => limits.all - all,
    may: (job: EffectJob): boolean => all < limits.all && keysOf(job).every(([key, most]) => (taken.get(key) ?? 0) < most),
    /** @returns what to call when the attempt is over */
    take(job: EffectJob): () => void {
      const keys = keysOf(job).map(([key]) => key)
      all += 1
      for (const key of keys) taken.set(key, (taken.get(key) ?? 0) + 1)
      return () => {
        all -= 1
        for (const key of keys) {
          const left = (taken.get(key) ?? 1) - 1
          if (left === 0) taken.delete(key)
          else taken.set(key, left)
        }
      }
    },
  }
}
