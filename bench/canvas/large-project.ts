import type { FlowLayout } from '../../flows/document/layout.ts'
import type { Project } from '../../flows/document/project.ts'
import { bigProject } from '../../flows/testing/big-project.ts'

const COLUMN = 380
const ROW = 660

/** A file to import: `count` cards of four nodes in rows as broad as they are high, neighbours linked by lines, the rest by chips. */
export function largeProject(count: number): { format: 'tandem-project'; project: Project; layout: Record<string, FlowLayout> } {
  const project = { ...bigProject(count), name: `canvas-${count}` }
  const columns = Math.max(1, Math.ceil(Math.sqrt((count * ROW) / COLUMN)))
  const cards = Object.fromEntries(
    Object.keys(project.flows.main?.cards ?? {}).map((id, index) => [
      id,
      { x: 40 + (index % columns) * COLUMN, y: 80 + Math.floor(index / columns) * ROW },
    ]),
  )
  return { format: 'tandem-project', project, layout: { main: { cards, notes: {} } } }
}
