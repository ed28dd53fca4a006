/** What is dragged: a node of a card to another place, or a new one from the palette. */
export const NODE_MIME = 'application/x-tandem-node'
export const TYPE_MIME = 'application/x-tandem-node-type'

export function readDrag(data: DataTransfer): { nodeId: string } | { type: string } | null {
  const type = data.getData(TYPE_MIME)
  if (type) return { type }
  try {
    const moved = JSON.parse(data.getData(NODE_MIME) || 'null') as { nodeId?: unknown } | null
    return typeof moved?.nodeId === 'string' ? { nodeId: moved.nodeId } : null
  } catch {
    return null
  }
}

export function isOurDrag(data: DataTransfer): boolean {
  return data.types.includes(NODE_MIME) || data.types.includes(TYPE_MIME)
}

/** Where in a card's stack something dropped at this height would go. */
export function dropIndex(card: Element, clientY: number): { index: number; top: number } {
  const sections = [...card.querySelectorAll('[data-node]')]
  const frame = card.getBoundingClientRect()
  const scale = frame.width / ((card as HTMLElement).offsetWidth || 1)
  const found = sections.findIndex((section) => {
    const { top, height } = section.getBoundingClientRect()
    return clientY < top + height / 2
  })
  const index = found < 0 ? sections.length : found
  const edge =
    found < 0 ? (sections.at(-1) ?? card).getBoundingClientRect().bottom : (sections[found]?.getBoundingClientRect().top ?? frame.top)
  return { index, top: (edge - frame.top) / scale - 1 }
}
