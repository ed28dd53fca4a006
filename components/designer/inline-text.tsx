'use client'
import { useEffect, useRef, useState } from 'react'
import { cn } from '../ui/cn.ts'
import { useDesigner, useDesignerStore } from './store.ts'

/**
 * Text that is edited where it stands: double click or the canvas's Enter to edit, Enter or leaving saves, Esc gives up. `editKey`
 * is its name in the store's `editing`. Afterwards the focus is back on the canvas.
 */
export function InlineText({
  value,
  label,
  editKey,
  placeholder,
  multiline = false,
  className,
  onSave,
}: {
  value: string
  label: string
  editKey: string
  placeholder?: string
  multiline?: boolean
  className?: string
  onSave(value: string): void
}) {
  const store = useDesignerStore()
  const readOnly = useDesigner((state) => state.readOnly)
  const editing = useDesigner((state) => state.editing === editKey)
  const [draft, setDraft] = useState(value)
  const box = useRef<HTMLTextAreaElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is written is not replaced while it is written
  useEffect(() => {
    if (!editing) return
    setDraft(value)
    const field = box.current
    if (!field) return
    field.value = value
    field.focus()
    field.select()
    field.style.height = `${field.scrollHeight}px`
  }, [editing])

  function end(save: boolean): void {
    if (store.getState().editing !== editKey) return
    store.getState().set({ editing: null })
    const text = draft.trim()
    if (save && text !== value && (multiline || text !== '')) onSave(text)
    if (document.activeElement === box.current) box.current?.closest<HTMLElement>('[data-testid=canvas]')?.focus({ preventScroll: true })
  }

  if (!editing) {
    return (
      <button
        type="button"
        tabIndex={-1}
        onDoubleClick={() => !readOnly && store.getState().set({ editing: editKey })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || readOnly) return
          event.preventDefault()
          store.getState().set({ editing: editKey })
        }}
        data-inline-text
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
      onBlur={() => end(true)}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Escape') end(false)
        if (event.key === 'Enter' && !event.shiftKey) {
          event.preventDefault()
          end(true)
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
