import type { Change } from '../diff/diff-projects.ts'
import { linkKey, type Project } from '../document/project.ts'
import { type CoverageFigures, coverable } from './coverage.ts'

/** Ways out of changed nodes and changed rules, in numbers and with those no scenario goes through; keys as in `CoverageFigures`. */
export type ChangeCoverage = { covered: number; total: number; missing: { kind: 'ports' | 'rules'; key: string }[] }

/** How much of what an edit changed a suite goes through. `figures` are of the project after the edit. */
export function coverChanges(input: { changes: readonly Change[]; project: Project; figures: CoverageFigures }): ChangeCoverage {
  const { changes, project, figures } = input
  const there = coverable(project)
  const nodes = changes.flatMap(({ what, how, flowId = '', nodeId = '' }) =>
    what === 'node' && how !== 'removed' ? [`${flowId}.${linkKey(nodeId, '')}`] : [],
  )
  const rules = new Set(changes.flatMap(({ what, how, key }) => (what === 'rule' && how !== 'removed' ? [key.slice('rule/'.length)] : [])))
  const touched = {
    ports: [...there.ports].filter((key) => nodes.some((node) => key.startsWith(node))),
    rules: [...there.rules].filter((key) => rules.has(key)),
  }
  const missing = (['ports', 'rules'] as const).flatMap((kind) => {
    const open = new Set(figures[kind].missing)
    return touched[kind].filter((key) => open.has(key)).map((key) => ({ kind, key }))
  })
  const total = touched.ports.length + touched.rules.length
  return { covered: total - missing.length, total, missing }
}
