import type { Project } from '../document/project.ts'
import { flowGraph } from './flow-graph.ts'

/** How many cards lie between every card (`flow/card`) and this one, over links and into the flows that are run. What cannot get there is not in it. */
export function distancesTo(project: Project, flowId: string, cardId: string): Map<string, number> {
  const into = new Map<string, string[]>()
  const link = (from: string, to: string): void => {
    const list = into.get(to)
    if (list) list.push(from)
    else into.set(to, [from])
  }
  for (const flow of Object.values(project.flows)) {
    const { edges, calls } = flowGraph(flow)
    for (const { from, to } of [...edges.values()].flat()) link(`${flow.id}/${from}`, `${flow.id}/${to}`)
    for (const call of calls) {
      const start = project.flows[call.flowId]?.startCardId
      if (start !== undefined) link(`${flow.id}/${call.cardId}`, `${call.flowId}/${start}`)
    }
  }
  const distances = new Map([[`${flowId}/${cardId}`, 0]])
  // A map hands out what is added while it is gone through.
  for (const [place, distance] of distances)
    for (const from of into.get(place) ?? []) if (!distances.has(from)) distances.set(from, distance + 1)
  return distances
}
