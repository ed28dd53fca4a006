import { expect, it } from 'vitest'
import { type Project, projectSchema } from '../../flows/document/project.ts'
import { afterSalesProject } from '../../flows/templates/after-sales/project.ts'
import { compareProjects } from './compare-projects.ts'

const project = (): Project => projectSchema.parse(structuredClone(afterSalesProject))

it('finds nothing between a project and itself, in whatever order the database gives its keys', () => {
  const shuffled = JSON.parse(JSON.stringify(project()), (_, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).reverse()) : value,
  ) as Project
  expect(compareProjects(project(), shuffled)).toEqual([])
})

it('names what was added, removed and changed', () => {
  const after = project()
  const flow = after.flows.main
  if (!flow) throw new Error('no flow')
  delete flow.cards.invoice
  flow.links['menu.choice:order'] = 'refund'
  after.policy.rules.pop()
  after.intents.push({ id: 'new', name: 'New', description: '', examples: {} })
  expect(
    compareProjects(project(), after)
      .map((change) => `${change.how} ${change.what} ${change.id}`)
      .sort(),
  ).toEqual(['added intent new', 'changed card welcome', 'changed settings settings', 'removed card invoice', 'removed rule same-question'])
})
