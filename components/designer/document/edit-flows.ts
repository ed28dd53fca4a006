import type { Flow } from '../../../flows/document/project.ts'
import { type Edit, findFlow } from './document.ts'

export function addFlow(flow: Flow): Edit {
  return ({ project, layout }) => {
    if (Object.hasOwn(project.flows, flow.id)) return
    project.flows[flow.id] = flow
    layout[flow.id] = { cards: Object.fromEntries(Object.keys(flow.cards).map((cardId) => [cardId, { x: 80, y: 80 }])), notes: {} }
  }
}

/** The entry flow stays. Nodes and rules that run the removed flow keep naming it; the analysis says so. */
export function removeFlow(flowId: string): Edit {
  return ({ project, layout }) => {
    if (flowId === project.entryFlowId) return
    delete project.flows[flowId]
    delete layout[flowId]
  }
}

export function renameFlow({ flowId, name }: { flowId: string; name: string }): Edit {
  return (document) => {
    const flow = findFlow(document, flowId)
    if (flow) flow.name = name.slice(0, 120)
  }
}

export function setEntryFlow(flowId: string): Edit {
  return ({ project }) => {
    if (Object.hasOwn(project.flows, flowId)) project.entryFlowId = flowId
  }
}
