'use client'
import { useEffect, useRef, useState } from 'react'
import { cn } from '../ui/cn.ts'
import { useDesigner } from './store.ts'

/** Text that is edited where it stands: double click or Enter to edit, Enter or leaving saves, Esc gives up. */
export function InlineText({
  value,
  label,
  placeholder,
  multiline = false,
  className,
  onSave,
}: {
  value: string
  label: string
  placeholder?: string
  multiline?: boolean
  className?: string
  onSave(value: string): void
}) {
  const readOnly = useDesigner((state) => state.readOnly)
  const [draft, setDraft] = useState<string | null>(null)
  const box = useRef<HTMLTextAreaElement>(null)
  const editing = draft !== null
  useEffect(() => {
    if (!editing || !box.current) return
    box.current.focus()
    box.current.select()
    box.current.style.height = `${box.current.scrollHeight}px`
  }, [editing])

  function save(): void {
    if (draft !== null && draft.trim() !== value && (multiline || draft.trim() !== '')) onSave(draft.trim())
    setDraft(null)
  }

  if (!editing) {
    return (
      <button
        type="button"
        onDoubleClick={() => !readOnly && setDraft(value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || readOnly) return
          event.preventDefault()
          setDraft(value)
        }}
        className={cn('block cursor-text text-left', className, !value && 'text-ink-meta')}
      >
        <Chips text={value || placeholder || ''} />
      </button>
    )
  }
  return (
    <textarea
      ref={box}
      rows={1}
      value={draft}
      aria-label={label}
      maxLength={multiline ? 4000 : 120}
      onChange={(event) => {
        setDraft(event.target.value)
        event.target.style.height = 'auto'
        event.target.style.height = `${event.target.scrollHeight}px`
      }}
      onBlur={save}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Escape') setDraft(null)
        if (event.key === 'Enter' && !event.shiftKey) {
          event.preventDefault()
          save()
        }
      }}
      className={cn(
        'nodrag nowheel block w-[calc(100%-24px)] resize-none rounded-sm bg-surface outline-2 outline-accent',
        className,
        'line-clamp-none',
      )}
    />
  )
}

/** `{{ variable }}` in a text stands out as a chip. */
function Chips({ text }: { text: string }) {
  return (
    <>
      {text.split(/(\{\{[^}]*\}\})/).map((part, index) =>
        index % 2 === 1 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never move
          <span key={index} className="mx-px rounded-sm bg-accent-soft px-1 text-accent-ink">
            {part.slice(2, -2).trim()}
          </span>
        ) : (
          part
        ),
      )}
    </>
  )
}
