import type { Finding } from '../../../flows/analysis/finding.ts'

/** Tells findings apart: the same complaint at the same place is the same finding. */
export function findingKey({ code, flowId, cardId, nodeId, portId, ruleId, listenerId, variableId, field, params }: Finding): string {
  return JSON.stringify([code, flowId, cardId, nodeId, portId, ruleId, listenerId, variableId, field, params])
}
