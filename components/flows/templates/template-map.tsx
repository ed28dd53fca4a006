import type { Overview } from '../../../flows/templates/overview.ts'
import { cn } from '../../ui/cn.ts'

const CARD = { width: 248, height: 88 }
/** Height to width of the picture. */
const SHAPE = 0.42
/** Width of the picture of a flow of a few cards. */
const SMALLEST = 1400

/** A flow seen from far: its cards and where they lead. Decoration with a name; the canvas shows the rest. */
export function TemplateMap({ cards, links, label, className }: Overview & { label: string; className?: string }) {
  const left = Math.min(...cards.map(({ x }) => x))
  const top = Math.min(...cards.map(({ y }) => y))
  const wide = Math.max(...cards.map(({ x }) => x + CARD.width - left), 1) + 40
  const tall = Math.max(...cards.map(({ y }) => y - top), 1)
  // A small flow does not fill the picture with giant cards.
  const width = Math.max(wide, SMALLEST)
  const height = Math.min(width * SHAPE, Math.max(tall + CARD.height + 40, SMALLEST * SHAPE * 0.5))
  // Long columns are pushed together, so that the picture fills its frame.
  const flat = Math.min(1, (height - CARD.height - 40) / tall)
  const aside = { x: 20 - left + (width - wide) / 2, y: (height - CARD.height - tall * flat) / 2 }
  const placed = cards.map((card) => ({ ...card, x: card.x + aside.x, y: (card.y - top) * flat + aside.y }))
  const places = new Map(placed.map((card) => [card.id, card]))
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      className={cn('h-60 w-full', className)}
      preserveAspectRatio="xMidYMid meet"
    >
      {links.map(([from, to]) => {
        const start = places.get(from)
        const end = places.get(to)
        if (!start || !end || end.x <= start.x) return null
        const a = { x: start.x + CARD.width, y: start.y + CARD.height / 2 }
        const b = { x: end.x, y: end.y + CARD.height / 2 }
        const bend = Math.max(40, (b.x - a.x) / 2)
        return (
          <path
            key={`${from} ${to}`}
            d={`M ${a.x} ${a.y} C ${a.x + bend} ${a.y}, ${b.x - bend} ${b.y}, ${b.x} ${b.y}`}
            fill="none"
            className="stroke-line-strong"
            strokeWidth={6}
          />
        )
      })}
      {placed.map(({ id, x, y }) => (
        <g key={id}>
          <rect x={x} y={y} width={CARD.width} height={CARD.height} rx={18} className="fill-surface stroke-line-strong" strokeWidth={6} />
          <rect x={x + 24} y={y + 30} width={CARD.width * 0.6} height={14} rx={7} className="fill-accent" />
          <rect x={x + 24} y={y + 58} width={CARD.width * 0.78} height={12} rx={6} className="fill-line-strong" />
        </g>
      ))}
    </svg>
  )
}
