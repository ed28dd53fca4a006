import type { Project } from '../document/project.ts'
import { isMasked } from '../document/variable.ts'
import type { CompiledFlow, Hearing, Program } from './program.ts'

/** The questions of a project that listen ahead. Only the document is looked at, so that nothing is compiled before it is needed. */
export function findHearing(project: Project, flows: ReadonlyMap<string, CompiledFlow>, variables: Program['variables']): Hearing[] {
  const found: Hearing[] = []
  for (const [flowId, flow] of Object.entries(project.flows))
    for (const card of Object.values(flow.cards))
      for (const { id, settings } of card.nodes) {
        if (settings.ahead !== true) continue
        const node = flows.get(flowId)?.nodes.get(id)
        if (!node) continue
        const { wordsBefore, wordsAfter, variable } = settings
        const kind = kindOf(settings)
        const declared = variables.get(String(variable)) ?? node.flow.locals?.get(String(variable))
        found.push({
          key: hearingKey(flowId, id),
          node,
          kind,
          sort: JSON.stringify([kind, wordsBefore ?? [], wordsAfter ?? []]),
          hasWords: [wordsBefore, wordsAfter].some((words) => Array.isArray(words) && words.length > 0),
          masked: declared !== undefined && isMasked(declared),
        })
      }
  return found
}

/** Ids hold no dot. */
export function hearingKey(flowId: string, nodeId: string): string {
  return `${flowId}.${nodeId}`
}

/** Questions of one kind take the same words for an answer. */
export function kindOf({ answer, pattern, entityId }: Readonly<Record<string, unknown>>): string {
  return JSON.stringify([answer, answer === 'regex' ? pattern : '', answer === 'entity' ? entityId : ''])
}
