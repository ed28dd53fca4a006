'use client'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import type { NodeDefinition } from '../../../flows/nodes/definition.ts'
import { useDesigner } from '../store.ts'
import type { Opening } from './actions/tools.ts'
import { findNodes, nodeGroups } from './node-list/find-nodes.ts'
import { type Entry, NodeChooser } from './node-list/node-chooser.tsx'

/** What usually follows a kind of node: offered first. */
const likely: Record<string, string[]> = {
  intent: ['question', 'answer', 'handoff'],
  question: ['http', 'branch', 'message'],
  choices: ['message', 'question', 'handoff'],
  http: ['branch', 'message'],
  branch: ['message', 'handoff'],
  answer: ['choices', 'handoff'],
  handoff: ['rating', 'question', 'end'],
  rating: ['end'],
}
/** Cards offered before anything is typed, and after. */
const FEW = 4
const MANY = 30

type PaletteProps = { opening: Opening; onPick(type: string): void; onPickCard(cardId: string): void; onClose(): void }

/**
 * What can come here: node types, likely ones first, found by typing in either language; and, for a port, the cards that are
 * already there. Arrow keys and Enter choose, Esc closes.
 */
export function Palette({ opening, onPick, onPickCard, onClose }: PaletteProps) {
  const { at, after, from } = opening
  const t = useTranslations('designer')
  const cards = useDesigner((state) => state.history.document.project.flows[state.flowId]?.cards)
  const [text, setText] = useState('')
  const sections = useMemo(() => {
    const wanted = text.trim().toLowerCase()
    const found = findNodes(text)
    const first = wanted
      ? []
      : found.filter((node) => (likely[after?.type ?? ''] ?? ['message', 'question', 'choices']).includes(node.type))
    const existing = from
      ? Object.values(cards ?? {})
          .filter((card) => card.name.toLowerCase().includes(wanted))
          .slice(0, wanted ? MANY : FEW)
      : []
    const toEntries = (nodes: NodeDefinition[]): Entry[] => nodes.map((node) => ({ kind: 'node', node }))
    return [
      { title: t('likely'), entries: toEntries(first) },
      { title: t('existingCards'), entries: existing.map((card): Entry => ({ kind: 'card', id: card.id, name: card.name })) },
      ...nodeGroups.map((group) => ({
        title: t(`group.${group}`),
        entries: toEntries(found.filter((node) => node.group === group && !first.includes(node))),
      })),
    ].filter((section) => section.entries.length > 0)
  }, [text, after, from, cards, t])

  return (
    <>
      <button type="button" aria-label={t('closePalette')} tabIndex={-1} className="fixed inset-0 z-40 cursor-default" onClick={onClose} />
      <div
        role="dialog"
        aria-label={t('addNode')}
        data-testid="palette"
        className="fixed z-50 flex max-h-[420px] w-[248px] flex-col overflow-hidden rounded-lg border border-line bg-raised shadow-2"
        style={{ left: Math.max(8, Math.min(at.x, window.innerWidth - 264)), top: Math.max(8, Math.min(at.y, window.innerHeight - 440)) }}
      >
        <NodeChooser
          passing
          label={after ? t('behind', { name: after.label }) : t('addNode')}
          {...{ text, sections }}
          onText={setText}
          nothing={t('noNode')}
          onPick={(entry) => (entry.kind === 'node' ? onPick(entry.node.type) : onPickCard(entry.id))}
          onEscape={onClose}
        />
      </div>
    </>
  )
}
