import { overviewOf } from '../../../flows/templates/overview.ts'
import type { OwnTemplate } from '../../../flows/templates/own/own-template.ts'
import { AppError } from '../../platform/errors.ts'
import { readDocument, readScenarios } from '../read-document.ts'
import type { TemplateSummary } from './find-template.ts'

/** What is stored of a template, checked once more: what cannot be opened must not get in. @throws AppError invalid-document, too-large */
export function toColumns(template: OwnTemplate): { content: object; summary: object } {
  const { project, layout } = readDocument(template)
  const content = { ...template, project, layout, scenarios: readScenarios(template.scenarios) }
  if (JSON.stringify(content).length > MOST) throw new AppError('too-large', 'the template is too large', { params: { limit: MOST } })
  return { content, summary: summarise(content) }
}

/** Characters of JSON. */
const MOST = 8_000_000

function summarise(template: OwnTemplate): TemplateSummary {
  const { project, scenarios, knowledge, queues, blanks, services, removedFrom } = template
  const cards = Object.values(project.flows).reduce((sum, flow) => sum + Object.keys(flow.cards).length, 0)
  return {
    ...overviewOf(template),
    size: { cards, intents: project.intents.length, articles: knowledge.length, scenarios: scenarios.length },
    rules: project.policy.rules.map(({ name }) => name).slice(0, 12),
    queues: queues.map(({ name }) => name),
    blanks,
    services,
    removedFrom,
  }
}

/** A name the workspace's templates do not have: with a number behind it if need be. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name
  for (let number = 2; taken.has(free); number++) free = `${name.slice(0, 112)} (${number})`
  return free
}

/** The database keeps names apart; here the person is told. */
export function nameTaken(name: string): AppError {
  return new AppError('name-taken', 'a template has this name', { params: { name } })
}

export function isTaken(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'P2002'
}
