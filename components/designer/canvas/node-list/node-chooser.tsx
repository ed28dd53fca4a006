'use client'
import { CornerRightUp, Search, Workflow } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import type { NodeDefinition } from '../../../../flows/nodes/definition.ts'
import { cn } from '../../../ui/cn.ts'
import { NodeIcon } from '../../lucide-icon.tsx'
import { kindClasses } from '../../node-look.ts'
import { useDesigner } from '../../store.ts'

/** A node type, a card that is there already, or another flow of the project. */
export type Entry = { kind: 'node'; node: NodeDefinition } | { kind: 'card' | 'flow'; id: string; name: string }
export type Section = { title: string; entries: Entry[] }

type NodeChooserProps = {
  label: string
  text: string
  onText(text: string): void
  sections: Section[]
  /** What is said when nothing is found. */
  nothing: string
  onPick(entry: Entry): void
  onEscape(): void
  /** It lies over the page for a moment: it takes the focus, and Tab leaves it. */
  passing?: boolean
  onDragStart?(entry: Entry, to: DataTransfer): void
}

/** A field to search with and what is found beneath it: arrow keys and Enter choose, and so does the mouse. The field keeps the focus. */
export function NodeChooser({ label, text, onText, sections, nothing, onPick, onEscape, passing, onDragStart }: NodeChooserProps) {
  const id = useId()
  const language = useDesigner((state) => state.language)
  const [chosen, setChosen] = useState(0)
  const [focused, setFocused] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  const flat = sections.flatMap(({ entries }) => entries)
  const marked = passing || focused ? chosen : -1
  useEffect(() => {
    if (marked >= 0) list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  })

  return (
    <>
      <div className="flex shrink-0 items-center gap-2 border-line border-b px-3">
        <Search aria-hidden className="size-4 text-ink-meta" />
        <input
          // biome-ignore lint/a11y/noAutofocus: what lies over the page is opened to be typed into
          autoFocus={passing}
          role="combobox"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={flat.length > 0 && marked >= 0 ? `${id}-${marked}` : undefined}
          value={text}
          placeholder={label}
          aria-label={label}
          className="h-9 w-full bg-transparent outline-none placeholder:text-ink-meta"
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
          onChange={(event) => {
            onText(event.target.value)
            setChosen(0)
          }}
          onKeyDown={(event) => {
            // Keys for regions and for the whole page pass.
            if (!event.key.startsWith('F') && !event.ctrlKey && !event.metaKey) event.stopPropagation()
            if (event.nativeEvent.isComposing) return
            if (event.key === 'Escape' || (passing && event.key === 'Tab')) onEscape()
            else if (event.key === 'ArrowDown') setChosen((index) => Math.min(index + 1, flat.length - 1))
            else if (event.key === 'ArrowUp') setChosen((index) => Math.max(index - 1, 0))
            else if (event.key === 'Enter') {
              const entry = flat[chosen]
              if (entry) onPick(entry)
            } else return
            event.preventDefault()
          }}
        />
      </div>
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={label} className="min-h-0 overflow-y-auto p-1.5">
        {flat.length === 0 && <p className="px-2 py-3 text-ink-meta">{nothing}</p>}
        {sections.map((section) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
          <div key={section.title} role="group" aria-label={section.title}>
            <p aria-hidden className="px-2 pt-1.5 pb-0.5 text-ink-meta text-sm">
              {section.title}
            </p>
            {section.entries.map((entry) => {
              const index = flat.indexOf(entry)
              const name = entry.kind === 'node' ? entry.node.words[language].name : entry.name
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: chosen by the keys of the field. No button: Firefox does not drag buttons
                <div
                  key={entry.kind === 'node' ? entry.node.type : entry.id}
                  id={`${id}-${index}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === marked}
                  data-testid={[passing ? 'palette' : 'list', entry.kind === 'node' ? entry.node.type : `${entry.kind}-${entry.id}`].join(
                    '-',
                  )}
                  title={entry.kind === 'node' ? entry.node.words[language].about : name}
                  draggable={onDragStart !== undefined}
                  onDragStart={(event) => onDragStart?.(entry, event.dataTransfer)}
                  onMouseMove={() => setChosen(index)}
                  onClick={() => onPick(entry)}
                  className={cn(
                    'flex h-8 cursor-pointer items-center gap-2 rounded-md px-2 text-left hover:bg-accent-soft',
                    index === marked && 'bg-accent-soft',
                    onDragStart && 'cursor-grab active:cursor-grabbing',
                  )}
                >
                  {entry.kind === 'node' ? (
                    <span className={cn('grid size-5 shrink-0 place-items-center rounded-sm', kindClasses[entry.node.kind].icon)}>
                      <NodeIcon name={entry.node.icon} className="size-3.5" />
                    </span>
                  ) : entry.kind === 'card' ? (
                    <CornerRightUp aria-hidden className="mx-0.5 size-4 shrink-0 text-ink-meta" />
                  ) : (
                    <Workflow aria-hidden className="mx-0.5 size-4 shrink-0 text-ink-meta" />
                  )}
                  <span className="flex-1 truncate">{name}</span>
                </div>
              )
            })}
          </div>
        ))}
      </div>
    </>
  )
}
