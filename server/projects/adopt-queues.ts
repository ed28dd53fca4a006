import type { Project } from '../../flows/document/project.ts'

/**
 * A document from elsewhere names queues of elsewhere: what this workspace does not have becomes its first queue, so that
 * hand-offs have somewhere to go from the start. Without any queue the names stay and the analysis points them out.
 */
export function adoptQueues(project: Project, queueIds: readonly string[]): Project {
  const [first] = queueIds
  if (first === undefined) return project
  const known = new Set(queueIds)
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => {
        const names = (key === 'queueId' || key === 'fallbackQueueId') && typeof part === 'string' && part !== ''
        return [key, names && !known.has(part) ? first : walk(part)]
      }),
    )
  }
  return walk(project) as Project
}
