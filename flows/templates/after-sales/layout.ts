import type { FlowLayout } from '../../document/layout.ts'

/** Columns from left to right as a conversation runs; rows by subject. */
const columns: string[][] = [
  ['welcome', 'anythingElse'],
  ['understand', 'complaint'],
  ['order', 'refund', 'knowledge'],
  ['inTransit', 'delivered', 'refunding', 'returnReason', 'returnTicketCard', 'invoice', 'noAnswer'],
  ['more', 'person'],
  ['rate', 'leaveMessage'],
  ['done', 'gone'],
]
const heights: Record<string, number> = {
  welcome: 420,
  understand: 480,
  order: 620,
  refund: 560,
  knowledge: 240,
  returnReason: 300,
  returnTicketCard: 300,
  more: 300,
  person: 340,
  complaint: 400,
  leaveMessage: 420,
  rate: 240,
}

export const afterSalesLayout: FlowLayout = {
  cards: Object.fromEntries(
    columns.flatMap((column, x) => {
      let y = 40
      return column.map((id) => {
        const place = [id, { x: 40 + x * 340, y }] as const
        y += (heights[id] ?? 220) + 40
        return place
      })
    }),
  ),
  notes: {},
}
