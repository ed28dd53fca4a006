'use client'
import { Braces } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import type { Language } from '../../../flows/document/primitives.ts'
import { checkExpression } from '../../../flows/expressions/check.ts'
import { parseTemplate } from '../../../flows/expressions/template.ts'
import { describeProblem } from '../../../flows/expressions/words.ts'
import { cn } from '../../ui/cn.ts'
import { Textarea } from '../../ui/textarea.tsx'
import { useConditionWords } from '../conditions/use-condition-words.ts'
import { useDocument } from '../model/designer-context.tsx'
import { useEnvironment } from '../model/use-environment.ts'
import { complete, openExpression, type Suggestion, suggest } from './suggestions.ts'

/** A text with {{ expressions }}: completes variables while typing, says what is wrong where it is. */
export function TemplateInput({
  value,
  onChange,
  onLeave,
  label,
  mono = false,
  rows = 2,
  maxLength = 4000,
  disabled,
  placeholder,
}: {
  value: string
  onChange: (value: string) => void
  onLeave?: () => void
  label: string
  mono?: boolean
  rows?: number
  maxLength?: number
  disabled?: boolean
  placeholder?: string
}) {
  const t = useTranslations('designer.inspector')
  const locale = useLocale() as Language
  const field = useRef<HTMLTextAreaElement>(null)
  const listId = useId()
  const variables = useDocument((document) => document.project.variables)
  const settings = useDocument((document) => document.project.settings)
  const words = useConditionWords()
  const problem = useTemplateProblem(value)
  const [open, setOpen] = useState<{ items: Suggestion[]; start: number; at: number } | null>(null)

  const look = (text: string, caret: number) => {
    const typing = openExpression(text, caret)
    const items = typing ? suggest({ project: { variables, settings }, typed: typing.typed, nameOf: words.field }) : []
    setOpen(typing && items.length > 0 ? { items, start: typing.start, at: 0 } : null)
  }
  const put = (text: string, caret: number) => {
    onChange(text)
    setOpen(null)
    requestAnimationFrame(() => field.current?.setSelectionRange(caret, caret))
  }
  const take = (item: Suggestion | undefined) => {
    const caret = field.current?.selectionStart ?? value.length
    if (!item || !open) return
    const done = complete({ text: value, caret, start: open.start, insert: item.insert })
    put(done.text, done.caret)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open || event.nativeEvent.isComposing) return
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by !== 0) setOpen({ ...open, at: (open.at + by + open.items.length) % open.items.length })
    else if (event.key === 'Enter' || event.key === 'Tab') take(open.items[open.at])
    else if (event.key === 'Escape') setOpen(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const beginVariable = () => {
    const caret = field.current?.selectionStart ?? value.length
    const text = `${value.slice(0, caret)}{{ ${value.slice(caret)}`
    onChange(text)
    field.current?.focus()
    requestAnimationFrame(() => {
      field.current?.setSelectionRange(caret + 3, caret + 3)
      look(text, caret + 3)
    })
  }
  return (
    <div className="relative">
      <Textarea
        ref={field}
        rows={rows}
        maxRows={14}
        aria-label={label}
        aria-invalid={problem ? true : undefined}
        aria-autocomplete="list"
        aria-controls={open ? listId : undefined}
        aria-activedescendant={open ? `${listId}-${open.at}` : undefined}
        value={value}
        maxLength={maxLength}
        disabled={disabled}
        placeholder={placeholder}
        className={cn('pb-6', mono && 'font-mono text-sm')}
        onChange={(event) => {
          onChange(event.target.value)
          look(event.target.value, event.target.selectionStart)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setOpen(null)
          onLeave?.()
        }}
      />
      <div className="pointer-events-none absolute inset-x-1 bottom-1 flex h-5 items-center text-ink-meta text-xs">
        <button
          type="button"
          disabled={disabled}
          onMouseDown={(event) => event.preventDefault()}
          onClick={beginVariable}
          className="pointer-events-auto flex items-center gap-1 rounded-sm px-1 hover:bg-sunken hover:text-ink"
        >
          <Braces aria-hidden className="size-3" />
          {t('variable')}
        </button>
        {value.length > maxLength * 0.8 && (
          <span className="ml-auto pr-1">
            {value.length} / {maxLength}
          </span>
        )}
      </div>
      {open && (
        <div
          id={listId}
          role="listbox"
          aria-label={t('variable')}
          className="absolute inset-x-0 top-full z-30 mt-1 max-h-56 overflow-y-auto rounded-md border border-line bg-raised p-1 shadow-2"
        >
          {open.items.map((item, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard stays in the text field and walks the list from there
            <div
              key={item.insert}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === open.at}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(item)}
              ref={(element) => {
                if (index === open.at) element?.scrollIntoView({ block: 'nearest' })
              }}
              className={cn('flex h-7 items-center gap-2 rounded-sm px-2', index === open.at && 'bg-accent-soft')}
            >
              <span className="truncate">{item.name}</span>
              <code className="ml-auto shrink-0 text-ink-meta text-xs">{item.insert}</code>
            </div>
          ))}
        </div>
      )}
      {problem && (
        <p role="alert" className="mt-1 text-bad text-sm">
          {describeProblem(problem, locale)}
        </p>
      )}
    </div>
  )
}

function useTemplateProblem(text: string) {
  const environment = useEnvironment()
  if (!text.includes('{{')) return null
  const { segments, problem } = parseTemplate(text)
  if (problem) return problem
  for (const segment of segments) {
    if (!('expression' in segment)) continue
    const found = checkExpression(environment, segment.expression).problem
    if (found) return found
  }
  return null
}
