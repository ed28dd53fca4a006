'use client'
import { type KeyboardEvent, type RefObject, useId, useMemo, useState } from 'react'
import type { Language } from '../../flows/document/primitives.ts'
import { type Completion, type Completions, complete } from '../../flows/expressions/complete.ts'
import { type Description, describeAt } from '../../flows/expressions/describe-at.ts'
import type { ExpressionEnvironment } from '../../flows/expressions/environment.ts'
import { afterPress } from '../ui/after-press.ts'

type Field = HTMLInputElement | HTMLTextAreaElement
/** Where in the text the formula under the cursor stands; `closed` false: its `}}` is still to come. */
export type FormulaSpan = { start: number; end: number; closed: boolean }
type UseCompletions = {
  field: RefObject<Field | null>
  value: string
  onChange(value: string): void
  environment: ExpressionEnvironment
  language: Language
  readOnly: boolean
  /** The formula around a position of the text, null where there is none. */
  spanAt(text: string, position: number): FormulaSpan | null
  /** Offer everything as soon as a formula is begun and still empty. */
  eager?: boolean
  multiline?: boolean
}

/**
 * Completion and help for a text field that holds a formula, or a text with formulas in it: arrows choose, Enter or Tab takes,
 * Escape closes, Ctrl+Space asks. The field keeps the focus and says which option is active.
 */
export function useCompletions({
  field,
  value,
  onChange,
  environment,
  language,
  readOnly,
  spanAt,
  eager = false,
  multiline = false,
}: UseCompletions) {
  const id = useId()
  const [offered, setOffered] = useState<Completions | null>(null)
  const [active, setActive] = useState(0)
  const [position, setPosition] = useState<number | null>(null)
  const options = offered?.options ?? []

  function offer(text: string, at: number, asked = false): void {
    setActive(0)
    const span = readOnly ? null : spanAt(text, at)
    if (!span) {
      setOffered(null)
      return
    }
    const source = text.slice(span.start, span.end)
    const next = complete({ environment, source, position: at - span.start, language })
    // Unasked only when there is something to go by: a word begun or a dot.
    const begun = next.to > next.from || source[next.from - 1] === '.' || (eager && source.trim() === '')
    const found = (asked || begun) && next.options.length > 0
    setOffered(found ? { ...next, from: next.from + span.start, to: next.to + span.start } : null)
  }

  function accept(option: Completion): void {
    if (!offered) return
    const span = spanAt(value, offered.to)
    const open = span !== null && !span.closed
    const before = value.slice(0, offered.from)
    const head = open && before.endsWith('{{') ? `${before} ` : before
    const tail = open ? ` }}${value.slice(span.end)}` : value.slice(offered.to)
    let at = head.length + option.insert.length
    // Nothing more can come of a plain value: the text goes on behind it.
    if (open && plain.has(option.detail)) at += 3
    setOffered(null)
    onChange(head + option.insert + tail)
    moveTo(at)
  }

  function moveTo(at: number): void {
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(at, at)
      setPosition(at)
    })
  }

  function onKeyDown(event: KeyboardEvent<Field>): void {
    if (event.nativeEvent.isComposing) return
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault()
      offer(value, event.currentTarget.selectionStart ?? value.length, true)
      return
    }
    const option = options[active]
    if (!offered || !option) return
    if (event.key === 'ArrowDown') setActive((index) => (index + 1) % options.length)
    else if (event.key === 'ArrowUp') setActive((index) => (index + options.length - 1) % options.length)
    else if (event.key === 'Enter' || event.key === 'Tab') accept(option)
    else if (event.key === 'Escape') setOffered(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const description = useMemo((): Description | null => {
    const span = position === null ? null : spanAt(value, position)
    if (!span || position === null) return null
    return describeAt({ environment, source: value.slice(span.start, span.end), position: position - span.start, language })
  }, [position, value, environment, language, spanAt])

  return {
    list: { id, options, active, onHover: setActive, onPick: accept },
    isOpen: offered !== null,
    /** Help for what the cursor is at; null while something is offered. */
    description: offered ? null : description,
    offer,
    moveTo,
    /** For the field itself. */
    props: {
      // A field of several lines may be nothing but a text box (ARIA in HTML); the list is told by the option that is active.
      ...(multiline ? {} : { role: 'combobox' as const, 'aria-expanded': offered !== null }),
      'aria-controls': offered ? `${id}-list` : undefined,
      'aria-autocomplete': 'list' as const,
      'aria-activedescendant': offered ? `${id}-${active}` : undefined,
      onKeyDown,
      onSelect: (event: { currentTarget: Field }) => setPosition(event.currentTarget.selectionStart),
      onBlur: () =>
        afterPress(() => {
          if (document.activeElement === field.current) return
          setOffered(null)
          setPosition(null)
        }),
    },
  }
}

const plain: ReadonlySet<string> = new Set(['text', 'number', 'boolean', 'date', 'duration', 'money', 'secret'])

/** A field that is one formula. */
export function wholeSpan(text: string): FormulaSpan {
  return { start: 0, end: text.length, closed: true }
}
