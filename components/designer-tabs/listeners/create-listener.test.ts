import { expect, test } from 'vitest'
import { listenerSchema } from '../../../flows/document/listener.ts'
import { afterSalesProject as project } from '../../../flows/templates/after-sales/project.ts'
import { createListener, createListenerAction, createTrigger, listenerActions, triggerKinds } from './create-listener.ts'

test('whatever is chosen for a global trigger, it can be stored', () => {
  const made = createListener({ name: 'New', project })
  for (const on of triggerKinds.map((kind) => createTrigger(kind, project)))
    for (const then of listenerActions.map((kind) => createListenerAction(kind, project)))
      expect(listenerSchema.safeParse({ ...made, on, then }).success).toBe(true)
})

test('a flow to run is another one than conversations begin with, where there is one', () => {
  const main = project.flows.main
  if (!main) throw new Error('no main flow')
  const flows = { ...project.flows, other: { ...main, id: 'other' } }
  expect(createListenerAction('runFlow', { ...project, flows })).toEqual({ kind: 'runFlow', flowId: 'other' })
  expect(createListenerAction('runFlow', project)).toEqual({ kind: 'runFlow', flowId: 'main' })
})
