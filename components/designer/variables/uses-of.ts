import type { Project } from '../../../flows/document/project.ts'

/** The cards that name a variable. */
export function usesOf(project: Project, variableId: string): { flowId: string; cardId: string; name: string }[] {
  const word = new RegExp(`\\b${variableId}\\b`)
  return Object.values(project.flows).flatMap((flow) =>
    Object.values(flow.cards)
      .filter((card) => word.test(JSON.stringify(card.nodes.map((node) => node.settings))))
      .map((card) => ({ flowId: flow.id, cardId: card.id, name: card.name })),
  )
}
