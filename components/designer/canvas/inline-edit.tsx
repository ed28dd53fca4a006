'use client'
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'

/** Edits a text where it stands: Enter keeps it, Shift Enter breaks the line, Escape puts the old one back. */
export function InlineEdit({
  value,
  label,
  multiline = false,
  maxLength = 4000,
  onDone,
}: {
  value: string
  label: string
  multiline?: boolean
  maxLength?: number
  /** Null: nothing changed. */
  onDone: (text: string | null) => void
}) {
  const [text, setText] = useState(value)
  const field = useRef<HTMLTextAreaElement>(null)
  const done = useRef(false)
  useLayoutEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text decides the height
  useLayoutEffect(() => {
    if (!field.current) return
    field.current.style.height = 'auto'
    field.current.style.height = `${field.current.scrollHeight}px`
  }, [text])
  const finish = (next: string | null) => {
    if (done.current) return
    done.current = true
    onDone(next === null || next === value ? null : next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    // Enter while an input method composes chooses the word.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') finish(null)
    else if (event.key === 'Enter' && !(multiline && event.shiftKey)) {
      event.preventDefault()
      finish(text)
    }
  }
  return (
    <textarea
      ref={field}
      rows={1}
      value={text}
      aria-label={label}
      maxLength={maxLength}
      className="td-inline nodrag nopan nowheel"
      onChange={(event) => setText(multiline ? event.target.value : event.target.value.replace(/\n/g, ' '))}
      onKeyDown={onKeyDown}
      onBlur={() => finish(text)}
      onDoubleClick={(event) => event.stopPropagation()}
      onPointerDown={(event) => event.stopPropagation()}
    />
  )
}
