import { expect, test } from 'vitest'
import { projectSchema } from '../../../flows/document/project.ts'
import { afterSalesProject } from '../../../flows/templates/after-sales/project.ts'
import type { DesignDocument } from '../contract.ts'
import { addFlow, addLocal, flowUses, localUses, removeFlow, removeLocal } from './flow-operations.ts'
import { addNode, createNode } from './operations.ts'

const begin = (): DesignDocument => ({ project: projectSchema.parse(structuredClone(afterSalesProject)), layout: {}, scenarios: [] })
const local = { id: 'amount', name: 'Amount', type: 'number', required: true, sensitive: false } as const

function withCaller() {
  const document = begin()
  const flowId = addFlow(document, { name: 'Refund', startName: 'Start' })
  const run = createNode('run-flow')
  run.settings = { ...run.settings, flowId, inputs: [{ input: 'amount', expression: '1' }] }
  addNode(document, { flowId: 'main', cardId: 'welcome', node: run })
  return { document, flowId, run }
}

test('a new flow is a valid one, and goes without a trace', () => {
  const document = begin()
  const before = structuredClone(document)
  const flowId = addFlow(document, { name: 'Refund', startName: 'Start' })
  expect(projectSchema.safeParse(document.project).success).toBe(true)
  expect(flowUses(document.project, flowId)).toEqual([])
  removeFlow(document, flowId)
  expect(document).toEqual(before)
})

test('a flow that is run, gone to by a rule or a trigger, or begun with cannot be removed', () => {
  const { document, flowId, run } = withCaller()
  document.project.policy.rules[0]?.then.push({ kind: 'goToFlow', flowId })
  const action = { kind: 'goTo', flowId } as const
  document.project.listeners = [{ id: 'l', name: 'L', on: { kind: 'human' }, then: action, enabled: true }]
  const ruleId = document.project.policy.rules[0]?.id
  expect(flowUses(document.project, flowId)).toEqual([
    { flowId: 'main', cardId: 'welcome', nodeId: run.id },
    { ruleId },
    { listenerId: 'l' },
  ])
  removeFlow(document, flowId)
  removeFlow(document, 'main')
  expect(Object.keys(document.project.flows)).toEqual(['main', flowId])
})

test('what a flow is given is counted where it is run, too; without declarations there is no empty list', () => {
  const { document, flowId } = withCaller()
  const at = { flowId, kind: 'inputs', id: 'amount' } as const
  addLocal(document, flowId, 'inputs', { ...local })
  expect(projectSchema.safeParse(document.project).success).toBe(true)
  expect(localUses(document.project, at)).toBe(1)
  expect(localUses(document.project, { ...at, kind: 'locals' })).toBe(0)
  removeLocal(document, at)
  expect(document.project.flows[flowId]).not.toHaveProperty('inputs')
})
