import { expect, test } from 'vitest'
import type { FlowNode, Project } from '../document/project.ts'
import { buildProject } from '../testing/build-project.ts'
import { diffProjects } from './diff-projects.ts'
import { isBehaviour } from './is-behaviour.ts'

const say = (text: string) => ({ text: { 'zh-CN': text } })
const shop = () =>
  buildProject({ cards: { one: [['a', 'message', say('1')]], two: [['b', 'message', say('2')]] }, links: { 'a.next': 'two' } })

function noticed(recipe: (project: Project) => unknown): boolean {
  const after = structuredClone(shop())
  recipe(after)
  const { changes } = diffProjects(shop(), after)
  expect(changes.length).toBeGreaterThan(0)
  return changes.some(isBehaviour)
}
const card = (project: Project, id: string) => project.flows.main?.cards[id] as NonNullable<Project['flows'][string]>['cards'][string]

test('names and descriptions are read by those who edit only', () => {
  expect(noticed((project) => Object.assign(card(project, 'one'), { name: 'renamed' }))).toBe(false)
  expect(noticed((project) => Object.assign(project, { name: 'renamed' }))).toBe(false)
})

test('texts, links, cards that go and the order on a card are noticed', () => {
  const flow = (project: Project) => project.flows.main as Project['flows'][string]
  const nodes = (project: Project) => card(project, 'one').nodes as [FlowNode, ...FlowNode[]]
  expect(noticed((project) => Object.assign(nodes(project)[0], { settings: say('!') }))).toBe(true)
  expect(noticed((project) => Object.assign(flow(project), { links: {} }))).toBe(true)
  expect(noticed((project) => Reflect.deleteProperty(flow(project).cards, 'two'))).toBe(true)
  expect(noticed((project) => nodes(project).push({ ...nodes(project)[0], id: 'c' }))).toBe(true)
})
