import type { ConversationRow, DeskList } from './model.ts'

export type ListPages = { pages: { items: ConversationRow[]; nextCursor: string | null }[]; pageParams: unknown[] }

/** Whether a conversation stands in a list now. What cannot be known here (whose queues) is left as the server said. */
export function belongs(list: DeskList, row: ConversationRow, memberId: string): boolean | null {
  switch (list) {
    case 'mine':
      return row.owner === 'agent' && row.agentId === memberId
    case 'waiting':
      return row.owner === 'queue' ? null : false
    case 'attention':
      return row.needsAttention
    default:
      return row.owner === list
  }
}

/** A changed conversation in a list that is shown: replaced, taken out, or put on top as the newest. `null` means: ask the server. */
export function applyToList(pages: ListPages, list: DeskList, row: ConversationRow, memberId: string): ListPages | null {
  const known = pages.pages.some((page) => page.items.some((item) => item.id === row.id))
  const stays = belongs(list, row, memberId)
  if (stays === null) return known ? replace(pages, row) : null
  if (!stays) return known ? without(pages, row.id) : pages
  if (list === 'waiting') return known ? replace(pages, row) : null
  // Newest first: whatever just changed by a message belongs on top; other changes leave the place.
  const before = pages.pages.flatMap((page) => page.items).find((item) => item.id === row.id)
  if (before && before.lastMessageAt === row.lastMessageAt) return replace(pages, row)
  const rest = without(pages, row.id)
  const [first, ...others] = rest.pages
  return first ? { ...rest, pages: [{ ...first, items: [row, ...first.items] }, ...others] } : null
}

/** The conversation without unread messages, wherever it is listed. */
export function markedRead(pages: ListPages, id: string): ListPages {
  return {
    ...pages,
    pages: pages.pages.map((page) => ({ ...page, items: page.items.map((item) => (item.id === id ? { ...item, unread: 0 } : item)) })),
  }
}

function replace(pages: ListPages, row: ConversationRow): ListPages {
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      items: page.items.map((item) => (item.id === row.id && item.lastSeq <= row.lastSeq ? row : item)),
    })),
  }
}

function without(pages: ListPages, id: string): ListPages {
  return { ...pages, pages: pages.pages.map((page) => ({ ...page, items: page.items.filter((item) => item.id !== id) })) }
}
