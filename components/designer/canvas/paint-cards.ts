import type { NodeKind } from '../../../flows/nodes/definition.ts'
import type { Box, Point } from './geometry.ts'

/** A card as it is painted: title, colours, state. */
export type PaintedCard = Box & {
  id: string
  name: string
  kinds: NodeKind[]
  state: 'selected' | 'current' | 'walked' | null
  trouble: 'error' | 'warning' | null
  /** In a comparison: the colour of how it differs; `same` steps back. */
  mark: 'ok' | 'bad' | 'warn' | 'accent' | 'same' | null
}

export const paintColors = [
  'surface',
  'line',
  'line-strong',
  'ink',
  'ink-3',
  'accent',
  'ok',
  'bad',
  'warn',
  'wait',
  'know',
  'pass',
  'act',
  'human',
] as const
export type PaintColors = Record<(typeof paintColors)[number], string>

/** Narrower than this on the screen, a card has no title. */
const TITLE_WIDTH = 36
/** Smaller letters nobody reads; Chinese ones least of all. */
const SMALLEST_LETTER = 11

/** Draws cards and lines as the view has them. `transform` is [x, y, zoom] of the canvas, in CSS pixels like everything here. */
export function paintCards(
  context: CanvasRenderingContext2D,
  scene: { cards: readonly PaintedCard[]; lines: readonly { from: Point; to: Point }[]; transform: readonly [number, number, number] },
  colors: PaintColors,
  font: string,
): void {
  const { cards, lines, transform } = scene
  const [tx, ty, zoom] = transform
  const toX = (x: number): number => x * zoom + tx
  const toY = (y: number): number => y * zoom + ty

  context.strokeStyle = colors['ink-3']
  context.globalAlpha = 0.55
  context.lineWidth = 1
  context.beginPath()
  for (const { from, to } of lines) {
    const middle = Math.round((toX(from.x) + toX(to.x)) / 2) + 0.5
    context.moveTo(toX(from.x), toY(from.y))
    context.lineTo(middle, toY(from.y))
    context.lineTo(middle, toY(to.y))
    context.lineTo(toX(to.x), toY(to.y))
  }
  context.stroke()
  context.globalAlpha = 1

  const letter = Math.max(SMALLEST_LETTER, 13 * zoom * 1.6)
  context.font = `600 ${letter}px ${font}`
  context.textBaseline = 'middle'
  for (const card of cards) {
    const [x, y, width, height] = [toX(card.x), toY(card.y), card.width * zoom, card.height * zoom]
    const round = Math.min(10 * zoom, 4)
    const edge = card.state === 'selected' ? colors.accent : card.state ? colors.ok : markEdge(card.mark, colors)
    context.globalAlpha = card.mark === 'same' ? 0.4 : 1
    context.fillStyle = colors.surface
    context.strokeStyle = edge
    context.lineWidth = card.state === 'selected' || card.state === 'current' || (card.mark && card.mark !== 'same') ? 2 : 1
    context.beginPath()
    context.roundRect(x, y, width, height, round)
    context.fill()
    context.stroke()
    const bar = Math.max(2, 3 * zoom)
    const part = height / Math.max(1, card.kinds.length)
    card.kinds.forEach((kind, index) => {
      context.fillStyle = colors[kind]
      context.fillRect(x, y + index * part, bar, part - (index < card.kinds.length - 1 ? 1 : 0))
      const alpha = context.globalAlpha
      context.globalAlpha = alpha * 0.1
      context.fillRect(x, y + index * part, width, part)
      context.globalAlpha = alpha
    })
    if (card.mark && card.mark !== 'same') {
      context.fillStyle = colors[card.mark]
      context.globalAlpha = 0.2
      context.fillRect(x, y, width, height)
      context.globalAlpha = 1
    }
    if (width >= TITLE_WIDTH) {
      const room = width - bar - 8
      context.fillStyle = colors.ink
      titleLines(context, card.name, room, Math.max(1, Math.floor((height - 6) / (letter * 1.3)))).forEach((line, index) => {
        context.fillText(line, x + bar + 4, y + 4 + letter * (0.6 + index * 1.3))
      })
    }
    if (card.trouble) {
      context.fillStyle = card.trouble === 'error' ? colors.bad : colors.warn
      context.beginPath()
      context.arc(x + width - 1, y + 1, Math.max(3, 10 * zoom), 0, Math.PI * 2)
      context.fill()
    }
    context.globalAlpha = 1
  }
}

function markEdge(mark: PaintedCard['mark'], colors: PaintColors): string {
  return mark === null || mark === 'same' ? colors['line-strong'] : colors[mark]
}

const cut = new Map<string, string[]>()

/** At most two lines; what does not fit ends with an ellipsis. Measuring is dear: remembered. */
function titleLines(context: CanvasRenderingContext2D, text: string, room: number, most: number): string[] {
  const key = `${Math.round(room)} ${most > 1} ${context.font} ${text}`
  let lines = cut.get(key)
  if (!lines) {
    const [first, rest] = cutAt(context, text, room)
    lines = rest === '' ? [first] : most === 1 ? [ellipsis(context, text, room)] : [first, ellipsis(context, rest.trimStart(), room)]
    if (cut.size > 4000) cut.clear()
    cut.set(key, lines)
  }
  return lines
}

function ellipsis(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (context.measureText(text).width <= room) return text
  return `${cutAt(context, text, room - context.measureText('…').width)[0]}…`
}

/** As much as fits, at a space where there is one; and the rest. */
function cutAt(context: CanvasRenderingContext2D, text: string, room: number): [string, string] {
  if (context.measureText(text).width <= room) return [text, '']
  let [low, high] = [1, text.length]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (context.measureText(text.slice(0, middle)).width <= room) low = middle
    else high = middle - 1
  }
  const space = text.lastIndexOf(' ', low)
  const end = space > low / 2 ? space : low
  return [text.slice(0, end), text.slice(end)]
}
