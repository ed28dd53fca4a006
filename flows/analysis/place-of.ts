import type { Finding } from './finding.ts'

/** A finding's code and place on one line: `openPort main/a/m.next`, `expression main/a/m #text`, `emptyRule rule:r1`. */
export function placeOf({ code, flowId, cardId, nodeId, portId, field, ruleId, listenerId, variableId, intentId }: Finding): string {
  const way = [flowId, cardId, nodeId].filter((part) => part !== undefined && part !== '').join('/')
  const named = Object.entries({ rule: ruleId, listener: listenerId, variable: variableId, intent: intentId })
  return [
    code,
    way + (portId === undefined ? '' : `.${portId}`),
    field === undefined ? '' : `#${field}`,
    ...named.map(([kind, id]) => (id === undefined ? '' : `${kind}:${id}`)),
  ]
    .filter((part) => part !== '')
    .join(' ')
}
