import type { Patch } from 'immer'

/** Which flow and cards a change is about, to show where an undo happened. */
export function touched(patches: readonly Patch[]): { flowId: string | null; cardIds: string[] } {
  const cardIds = new Set<string>()
  let flowId: string | null = null
  for (const { path } of patches) {
    const [part, second, third, fourth, fifth] = path.map(String)
    if (part === 'project' && second === 'flows' && third !== undefined) {
      flowId ??= third
      if (fourth === 'cards' && fifth !== undefined && flowId === third) cardIds.add(fifth)
    }
    if (part === 'layout' && second !== undefined) {
      flowId ??= second
      if (third === 'cards' && fourth !== undefined && flowId === second) cardIds.add(fourth)
    }
  }
  return { flowId, cardIds: [...cardIds] }
}
