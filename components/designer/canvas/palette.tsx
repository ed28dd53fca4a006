'use client'
import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { NodeGroup } from '../../../flows/nodes/definition.ts'
import { nodeRegistry } from '../../../flows/nodes/registry.ts'
import { cn } from '../../ui/cn.ts'
import { NodeIcon } from '../lucide-icon.tsx'
import { kindClasses } from '../node-look.ts'
import { useDesigner } from '../store.ts'

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

type PaletteProps = {
  at: { x: number; y: number }
  after: { type: string; label: string } | null
  onPick(type: string): void
  onClose(): void
}

/** The list of node types, where the connector was dropped: likely ones first, found by typing in either language. */
export function Palette({ at, after, onPick, onClose }: PaletteProps) {
  const t = useTranslations('designer')
  const language = useDesigner((state) => state.language)
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const sections = useMemo(() => {
    const all = [...nodeRegistry.values()]
    const wanted = text.trim().toLowerCase()
    const found = all.filter(
      (node) =>
        !wanted ||
        [node.type, ...Object.values(node.words).flatMap((words) => [words.name, words.about])].some((word) =>
          word.toLowerCase().includes(wanted),
        ),
    )
    const first = wanted
      ? []
      : found.filter((node) => (likely[after?.type ?? ''] ?? ['message', 'question', 'choices']).includes(node.type))
    const rest = groups.map((group) => ({
      title: t(`group.${group}`),
      nodes: found.filter((node) => node.group === group && !first.includes(node)),
    }))
    return [{ title: t('likely'), nodes: first }, ...rest].filter((section) => section.nodes.length > 0)
  }, [text, after, t])
  const flat = sections.flatMap((section) => section.nodes)
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
        className="fixed z-50 flex max-h-[420px] w-[232px] flex-col overflow-hidden rounded-lg border border-line bg-raised shadow-2"
        style={{ left: Math.min(at.x, window.innerWidth - 250), top: Math.min(at.y, window.innerHeight - 440) }}
      >
        <div className="flex items-center gap-2 border-line border-b px-3">
          <Search aria-hidden className="size-4 text-ink-meta" />
          <input
            // biome-ignore lint/a11y/noAutofocus: the palette is opened to be typed into
            autoFocus
            value={text}
            placeholder={after ? t('behind', { name: after.label }) : t('addNode')}
            aria-label={t('addNode')}
            className="h-9 w-full bg-transparent outline-none placeholder:text-ink-meta"
            onChange={(event) => {
              setText(event.target.value)
              setChosen(0)
            }}
            onKeyDown={(event) => {
              event.stopPropagation()
              if (event.key === 'Escape') onClose()
              if (event.key === 'ArrowDown') setChosen((index) => Math.min(index + 1, flat.length - 1))
              if (event.key === 'ArrowUp') setChosen((index) => Math.max(index - 1, 0))
              const pick = flat[chosen]
              if (event.key === 'Enter' && pick && !event.nativeEvent.isComposing) onPick(pick.type)
              if (['ArrowDown', 'ArrowUp', 'Enter'].includes(event.key)) event.preventDefault()
            }}
          />
        </div>
        <div ref={list} role="listbox" aria-label={t('addNode')} className="overflow-y-auto p-1.5">
          {flat.length === 0 && <p className="px-2 py-3 text-ink-meta">{t('noNode')}</p>}
          {sections.map((section) => (
            <div key={section.title}>
              <p className="px-2 pt-1.5 pb-0.5 text-ink-meta text-sm">{section.title}</p>
              {section.nodes.map((node) => {
                const index = flat.indexOf(node)
                return (
                  <button
                    key={node.type}
                    type="button"
                    role="option"
                    aria-selected={index === chosen}
                    data-testid={`palette-${node.type}`}
                    title={node.words[language].about}
                    onMouseEnter={() => setChosen(index)}
                    onClick={() => onPick(node.type)}
                    className={cn('flex h-8 w-full items-center gap-2 rounded-md px-2 text-left', index === chosen && 'bg-accent-soft')}
                  >
                    <span className={cn('grid size-5 place-items-center rounded-sm', kindClasses[node.kind].icon)}>
                      <NodeIcon name={node.icon} className="size-3.5" />
                    </span>
                    <span className="flex-1 truncate">{node.words[language].name}</span>
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
