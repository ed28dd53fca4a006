'use client'
import { SendHorizontal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { cn } from '../../ui/cn.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { type Addressee, address, addressing, matching } from './mentions.ts'

/** As many names as are looked through at a glance. */
const SHOWN = 6
const LONGEST = 4000

/** A text in which @ offers colleagues; Enter sends it, Shift+Enter begins a line. It keeps what was written until it is sent. */
export function MentionField({
  people,
  label,
  testId,
  onSend,
}: {
  people: readonly Addressee[]
  label: string
  testId: string
  /** @returns whether it was taken */
  onSend(text: string): Promise<boolean>
}) {
  const t = useTranslations('comments')
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  /** Where the caret belongs in the text that is being put in; at once, since somebody goes on typing. */
  const placing = useRef<number | null>(null)
  const [text, setText] = useState('')
  const [caret, setCaret] = useState(0)
  const [chosen, setChosen] = useState(0)
  const [dismissed, setDismissed] = useState(false)
  const [sending, setSending] = useState(false)
  const typed = dismissed ? null : addressing(text, caret)
  const offered = typed ? matching(people, typed.query).slice(0, SHOWN) : []
  const current = offered[Math.min(chosen, offered.length - 1)]

  useLayoutEffect(() => {
    if (placing.current === null) return
    field.current?.focus()
    field.current?.setSelectionRange(placing.current, placing.current)
    placing.current = null
  })

  function take(person: Addressee): void {
    if (!typed) return
    const next = address(text, { start: typed.start, caret, name: person.name })
    setText(next.text)
    setCaret(next.caret)
    placing.current = next.caret
  }
  async function send(): Promise<void> {
    if (text.trim() === '' || sending) return
    setSending(true)
    try {
      if (await onSend(text.trim())) setText('')
    } finally {
      setSending(false)
    }
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    if (current && ['ArrowDown', 'ArrowUp', 'Enter', 'Tab', 'Escape'].includes(event.key)) {
      event.preventDefault()
      event.stopPropagation()
      if (event.key === 'Escape') setDismissed(true)
      else if (event.key === 'ArrowDown') setChosen((index) => (index + 1) % offered.length)
      else if (event.key === 'ArrowUp') setChosen((index) => (index + offered.length - 1) % offered.length)
      else take(current)
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      void send()
    }
  }
  return (
    <div className="relative">
      {current && (
        <div
          id={id}
          role="listbox"
          aria-label={t('people')}
          className="absolute bottom-full left-0 z-10 mb-1 w-full rounded-md border border-line bg-raised p-1 shadow-2"
        >
          {offered.map((person) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field
            <div
              key={person.id}
              id={`${id}-${person.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={person === current}
              className={cn('cursor-pointer rounded-sm px-2 py-1', person === current && 'bg-accent-soft text-accent-ink')}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(person)}
            >
              {person.name}
            </div>
          ))}
        </div>
      )}
      <Textarea
        ref={field}
        rows={2}
        maxLength={LONGEST}
        aria-label={label}
        placeholder={label}
        data-testid={testId}
        aria-autocomplete="list"
        aria-controls={current ? id : undefined}
        aria-activedescendant={current && `${id}-${current.id}`}
        value={text}
        className="pr-9"
        onChange={(event) => {
          setText(event.target.value)
          setCaret(event.target.selectionStart)
          setChosen(0)
          setDismissed(false)
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
      />
      <IconButton
        size="sm"
        label={t('send')}
        icon={SendHorizontal}
        disabled={sending || text.trim() === ''}
        className="absolute right-1.5 bottom-1.5"
        onClick={() => void send()}
      />
    </div>
  )
}
