'use client'
import { CornerRightUp, Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { NodeDefinition, NodeGroup } from '../../../flows/nodes/definition.ts'
import { nodeRegistry } from '../../../flows/nodes/registry.ts'
import { cn } from '../../ui/cn.ts'
import { NodeIcon } from '../lucide-icon.tsx'
import { kindClasses } from '../node-look.ts'
import { useDesigner } from '../store.ts'
import type { Opening } from './actions/tools.ts'

const groups: NodeGroup[] = ['say', 'ask', 'understand', 'decide', 'act', 'human']
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
type Entry = { kind: 'node'; node: NodeDefinition } | { kind: 'card'; id: string; name: string }

/**
 * What can come here: node types, likely ones first, found by typing in either language; and, for a port, the cards that are
 * already there. Arrow keys and Enter choose, Esc closes.
 */
export function Palette({ opening, onPick, onPickCard, onClose }: PaletteProps) {
  const { at, after, from } = opening
  const t = useTranslations('designer')
  const id = useId()
  const language = useDesigner((state) => state.language)
  const cards = useDesigner((state) => state.history.document.project.flows[state.flowId]?.cards)
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const sections = useMemo(() => {
    const wanted = text.trim().toLowerCase()
    const found = [...nodeRegistry.values()].filter(
      (node) =>
        !wanted ||
        [node.type, ...Object.values(node.words).flatMap((words) => [words.name, words.about])].some((word) =>
          word.toLowerCase().includes(wanted),
        ),
    )
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
      ...groups.map((group) => ({
        title: t(`group.${group}`),
        entries: toEntries(found.filter((node) => node.group === group && !first.includes(node))),
      })),
    ].filter((section) => section.entries.length > 0)
  }, [text, after, from, cards, t])
  const flat = sections.flatMap((section) => section.entries)
  const pick = (entry: Entry | undefined): void => {
    if (entry?.kind === 'node') onPick(entry.node.type)
    if (entry?.kind === 'card') onPickCard(entry.id)
  }
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  })

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
        <div className="flex items-center gap-2 border-line border-b px-3">
          <Search aria-hidden className="size-4 text-ink-meta" />
          <input
            // biome-ignore lint/a11y/noAutofocus: the palette is opened to be typed into
            autoFocus
            role="combobox"
            aria-expanded
            aria-controls={`${id}-list`}
            aria-activedescendant={flat.length > 0 ? `${id}-${chosen}` : undefined}
            value={text}
            placeholder={after ? t('behind', { name: after.label }) : t('addNode')}
            aria-label={after ? t('behind', { name: after.label }) : t('addNode')}
            className="h-9 w-full bg-transparent outline-none placeholder:text-ink-meta"
            onChange={(event) => {
              setText(event.target.value)
              setChosen(0)
            }}
            onKeyDown={(event) => {
              event.stopPropagation()
              if (event.nativeEvent.isComposing) return
              if (event.key === 'Escape' || event.key === 'Tab') onClose()
              if (event.key === 'ArrowDown') setChosen((index) => Math.min(index + 1, flat.length - 1))
              if (event.key === 'ArrowUp') setChosen((index) => Math.max(index - 1, 0))
              if (event.key === 'Enter') pick(flat[chosen])
              if (['ArrowDown', 'ArrowUp', 'Enter', 'Tab'].includes(event.key)) event.preventDefault()
            }}
          />
        </div>
        <div ref={list} id={`${id}-list`} role="listbox" aria-label={t('addNode')} className="overflow-y-auto p-1.5">
          {flat.length === 0 && <p className="px-2 py-3 text-ink-meta">{t('noNode')}</p>}
          {sections.map((section) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
            <div key={section.title} role="group" aria-label={section.title}>
              <p aria-hidden className="px-2 pt-1.5 pb-0.5 text-ink-meta text-sm">
                {section.title}
              </p>
              {section.entries.map((entry) => {
                const index = flat.indexOf(entry)
                return (
                  <button
                    key={entry.kind === 'node' ? entry.node.type : entry.id}
                    id={`${id}-${index}`}
                    type="button"
                    role="option"
                    tabIndex={-1}
                    aria-selected={index === chosen}
                    data-testid={entry.kind === 'node' ? `palette-${entry.node.type}` : `palette-card-${entry.id}`}
                    title={entry.kind === 'node' ? entry.node.words[language].about : undefined}
                    onMouseMove={() => setChosen(index)}
                    onClick={() => pick(entry)}
                    className={cn('flex h-8 w-full items-center gap-2 rounded-md px-2 text-left', index === chosen && 'bg-accent-soft')}
                  >
                    {entry.kind === 'node' ? (
                      <span className={cn('grid size-5 place-items-center rounded-sm', kindClasses[entry.node.kind].icon)}>
                        <NodeIcon name={entry.node.icon} className="size-3.5" />
                      </span>
                    ) : (
                      <CornerRightUp aria-hidden className="mx-0.5 size-4 text-ink-meta" />
                    )}
                    <span className="flex-1 truncate">{entry.kind === 'node' ? entry.node.words[language].name : entry.name}</span>
                  </button>
                )
              })}
            </div>
          ))}
        </div>
      </div>
    </>
  )
}
