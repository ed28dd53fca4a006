import { linkKey } from '../../../flows/document/project.ts'
import { type Edit, findFlow } from './document.ts'

type PortPlace = { flowId: string; nodeId: string; portId: string }

/** A port leads to one card; an older link gives way. */
export function connect({ flowId, nodeId, portId, cardId }: PortPlace & { cardId: string }): Edit {
  return (document) => {
    const flow = findFlow(document, flowId)
    if (flow && Object.hasOwn(flow.cards, cardId)) flow.links[linkKey(nodeId, portId)] = cardId
  }
}

export function disconnect({ flowId, nodeId, portId }: PortPlace): Edit {
  return (document) => {
    const flow = findFlow(document, flowId)
    if (flow) delete flow.links[linkKey(nodeId, portId)]
  }
}

/** Either end of a link put elsewhere. */
export function reconnect({ flowId, from, to, cardId }: { flowId: string; from: string; to: string; cardId: string }): Edit {
  return (document) => {
    const flow = findFlow(document, flowId)
    if (!flow || !Object.hasOwn(flow.cards, cardId)) return
    delete flow.links[from]
    flow.links[to] = cardId
  }
}
