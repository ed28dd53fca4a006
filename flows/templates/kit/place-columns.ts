import type { FlowLayout } from '../../document/layout.ts'
import type { Flow } from '../../document/project.ts'
import { getNode } from '../../nodes/registry.ts'

const WIDTH = 340
const GAP = 40
/** Of a card's head, of a node's own lines, and of a row for each of its ways out; in canvas pixels. */
const HEAD = 56
const NODE = 92
const ROW = 26

/** Columns from left to right as a conversation runs, each filled downwards. A card no column names stands below the last one. */
export function placeColumns(flow: Flow, columns: readonly (readonly string[])[]): FlowLayout {
  const named = new Set(columns.flat())
  const rest = Object.keys(flow.cards).filter((id) => !named.has(id))
  const all = columns.map((column, index) => (index === columns.length - 1 ? [...column, ...rest] : column))
  return {
    cards: Object.fromEntries(
      all.flatMap((column, x) => {
        let y = GAP
        return column.map((id) => {
          const place = [id, { x: GAP + x * WIDTH, y }] as const
          y += heightOf(flow, id) + GAP
          return place
        })
      }),
    ),
    notes: {},
  }
}

/** About how tall a card is drawn. */
function heightOf(flow: Flow, cardId: string): number {
  const nodes = flow.cards[cardId]?.nodes ?? []
  return nodes.reduce((height, { type, version, settings }) => {
    const definition = getNode(type, version)
    const parsed = definition?.settings.safeParse(settings)
    const ports = parsed?.success ? (definition?.ports(parsed.data as never).length ?? 1) : 1
    return height + NODE + ports * ROW
  }, HEAD)
}
