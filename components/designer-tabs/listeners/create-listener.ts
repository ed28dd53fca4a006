import type { Listener, ListenerAction, ListenerTrigger } from '../../../flows/document/listener.ts'
import type { Project } from '../../../flows/document/project.ts'
import { newLocalId } from '../../designer/document/operations.ts'

export const triggerKinds = ['keywords', 'intent', 'expression', 'human', 'startOver'] as const satisfies ListenerTrigger['kind'][]
export const listenerActions = ['runFlow', 'goTo', 'startOver', 'handoff'] as const satisfies ListenerAction['kind'][]

/** A trigger that hears nothing yet: what is to be heard is for the person to say. */
export function createListener({ name, project }: { name: string; project: Project }): Listener {
  return {
    id: newLocalId('l'),
    name,
    on: createTrigger('keywords', project),
    then: createListenerAction('handoff', project),
    enabled: true,
  }
}

export function createTrigger(kind: ListenerTrigger['kind'], project: Project): ListenerTrigger {
  switch (kind) {
    case 'keywords':
      return { kind, words: [], match: 'whole' }
    case 'intent':
      return { kind, intentId: project.intents[0]?.id ?? '', threshold: 0 }
    case 'expression':
      return { kind, when: { kind: 'all', items: [] } }
    default:
      return { kind }
  }
}

/** Runs another flow than the one conversations begin with, where there is one: running that one on top of itself makes no sense. */
export function createListenerAction(kind: ListenerAction['kind'], { flows, entryFlowId }: Project): ListenerAction {
  const flowId = Object.keys(flows).find((id) => id !== entryFlowId) ?? entryFlowId
  switch (kind) {
    case 'runFlow':
    case 'goTo':
      return { kind, flowId }
    case 'startOver':
      return { kind, forget: true }
    case 'handoff':
      return { kind, queueId: '', message: {} }
  }
}
