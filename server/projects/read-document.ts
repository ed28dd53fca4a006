import { z } from 'zod'
import { type Layout, layoutSchema } from '../../flows/document/layout.ts'
import { misplaced } from '../../flows/document/open-document.ts'
import { type Project, projectSchema } from '../../flows/document/project.ts'
import { MAX_SCENARIOS } from '../../flows/scenarios/open-scenarios.ts'
import { type Scenario, scenarioSchema } from '../../flows/scenarios/scenario.ts'
import { AppError } from '../platform/errors.ts'

/** What is wrong with a document that cannot be read: where, and what (English; for the details of the error). */
export type DocumentProblem = { path: string; message: string }

const deepest = 40

/**
 * A document from outside, checked. Nothing else may reach a draft or a version.
 * @throws AppError invalid-document whose details are `{ problems: DocumentProblem[] }`, the first twenty
 */
export function readDocument(input: { project: unknown; layout: unknown }): { project: Project; layout: Layout } {
  // Conditions may be nested: a hostile tower of them would exhaust the stack of whoever walks it.
  if (depthOf(input.project, deepest) > deepest) throw invalid([{ path: 'project', message: `nested more than ${deepest} deep` }])
  const project = projectSchema.safeParse(input.project)
  const layout = layoutSchema.safeParse(input.layout ?? {})
  if (project.success && layout.success) {
    const problems = misplaced(project.data)
    if (problems.length > 0) throw invalid(problems.map(({ path }) => ({ path: `project.${path}`, message: 'differs from its key' })))
    return { project: project.data, layout: layout.data }
  }
  throw invalid([...problemsOf('project', project.error), ...problemsOf('layout', layout.error)])
}

function problemsOf(part: string, error: z.ZodError | undefined): DocumentProblem[] {
  return (error?.issues ?? []).map((issue) => ({
    path: [part, ...issue.path].join('.').slice(0, 300),
    message: issue.message.slice(0, 300),
  }))
}

function invalid(problems: DocumentProblem[]): AppError {
  const first = problems[0]
  const params = { path: first?.path ?? '', count: problems.length }
  return new AppError('invalid-document', `${first?.path}: ${first?.message}`, { params, details: { problems: problems.slice(0, 20) } })
}

/**
 * Scenarios from outside, checked like a document.
 * @throws AppError invalid-document
 */
export function readScenarios(input: unknown): Scenario[] {
  if (depthOf(input, deepest) > deepest) throw invalid([{ path: 'scenarios', message: `nested more than ${deepest} deep` }])
  const scenarios = scenariosSchema.safeParse(input)
  if (!scenarios.success) throw invalid(problemsOf('scenarios', scenarios.error))
  return scenarios.data
}

const scenariosSchema = z
  .array(scenarioSchema)
  .max(MAX_SCENARIOS)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'two scenarios have the same id')

/** Levels of nesting, not followed beyond `most`. */
function depthOf(value: unknown, most: number): number {
  let level: unknown[] = [value]
  let depth = 0
  while (level.length > 0 && depth <= most) {
    level = level.flatMap((item) => (item !== null && typeof item === 'object' ? Object.values(item) : []))
    depth += 1
  }
  return depth
}
