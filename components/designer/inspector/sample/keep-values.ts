import type { FlowNode } from '../../../../flows/document/project.ts'
import type { Variable } from '../../../../flows/document/variable.ts'
import type { DesignDocument } from '../../contract.ts'

/** A value of a sample answer and where it is kept: a variable that is there, or one to be made. */
export type Kept = { path: string; variable: string; make: Variable | null }

/** Adds the mappings, and the variables that are new; a path that is mapped already gets its new variable. */
export function keepValues(document: DesignDocument, node: Pick<FlowNode, 'id'>, kept: readonly Kept[]): void {
  const { project } = document
  const target = Object.values(project.flows)
    .flatMap((flow) => Object.values(flow.cards).flatMap((card) => card.nodes))
    .find(({ id }) => id === node.id)
  if (!target) return
  for (const { variable, make } of kept)
    if (make?.id === variable && !project.variables.some(({ id }) => id === make.id)) project.variables.push(make)
  const paths = new Set(kept.map(({ path }) => path))
  const before = Array.isArray(target.settings.mappings) ? target.settings.mappings : []
  target.settings.mappings = [
    ...before.filter(({ path, variable }) => !paths.has(path) && (path !== '' || variable !== '')),
    ...kept.map(({ path, variable }) => ({ path, variable })),
  ]
}
