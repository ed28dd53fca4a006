import { CircleDot, GitMerge, type LucideIcon, Minus, Move, Plus } from 'lucide-react'
import type { Mark } from './marks.ts'

/** How a mark looks on a card, a node, a line; the icon says it without the colour. */
export const markLooks: Record<
  Mark,
  { icon: LucideIcon; card: string; tag: string; row: string; line: string; paint: 'ok' | 'bad' | 'warn' | 'accent' | null }
> = {
  added: {
    icon: Plus,
    card: 'border-ok border-2',
    tag: 'bg-ok-soft text-ok-ink',
    row: 'bg-ok-soft',
    line: '!stroke-ok !stroke-2',
    paint: 'ok',
  },
  removed: {
    icon: Minus,
    card: 'border-bad border-2 border-dashed [&_p]:line-through',
    tag: 'bg-bad-soft text-bad',
    row: 'bg-bad-soft [&_p]:line-through',
    line: '!stroke-bad !stroke-2 [stroke-dasharray:5_4]',
    paint: 'bad',
  },
  changed: {
    icon: CircleDot,
    card: 'border-warn border-2',
    tag: 'bg-warn-soft text-warn-ink',
    row: 'bg-warn-soft',
    line: '!stroke-warn !stroke-2',
    paint: 'warn',
  },
  conflict: {
    icon: GitMerge,
    card: 'border-accent border-2',
    tag: 'bg-accent-soft text-accent-ink',
    row: 'bg-accent-soft',
    line: '!stroke-accent !stroke-2',
    paint: 'accent',
  },
  moved: { icon: Move, card: 'border-line-strong opacity-80', tag: 'bg-sunken text-ink-2', row: '', line: '', paint: null },
}
/** What is the same in both stays readable and steps back. */
export const sameLook = 'opacity-50'
