import type { Change } from './diff-projects.ts'

/** Fields that people read and no conversation does. */
const told = new Set(['name', 'description', 'note'])
/** Nobody goes through these in order. */
const unordered = new Set(['variables', 'intents'])

/** Whether conversations can notice a change, as opposed to those who edit the flow. */
export function isBehaviour({ what, how, key, fields }: Change): boolean {
  if (what === 'order') return !unordered.has(key)
  if (what === 'node' || how !== 'changed') return true
  return fields.some(({ path }) => !(path.length === 1 && told.has(path[0] ?? '')))
}
