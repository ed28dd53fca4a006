'use client'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { cn } from './cn.ts'
import { useFieldProps } from './field.tsx'
import { inputClass } from './input.tsx'

/** A set of words: Enter or comma adds, Backspace in the empty field removes the last, paste splits lines and commas. */
export function TagInput({
  value,
  onValueChange,
  placeholder,
  className,
  disabled,
  ...aria
}: {
  value: readonly string[]
  onValueChange: (value: string[]) => void
  placeholder?: string
  className?: string
  disabled?: boolean
  id?: string
  'aria-label'?: string
}) {
  const t = useTranslations('common')
  const field = useFieldProps(aria)
  const [text, setText] = useState('')

  const add = (typed: string) => {
    const words = typed
      .split(/[,，;；\n]/)
      .map((word) => word.trim())
      .filter(Boolean)
    if (words.length) onValueChange([...new Set([...value, ...words])])
    setText('')
  }
  return (
    <span
      className={cn(
        inputClass,
        'flex min-h-7 flex-wrap items-center gap-1 px-1 py-[3px] focus-within:border-accent focus-within:shadow-[0_0_0_2px_var(--accent-soft)]',
        className,
      )}
    >
      {value.map((word) => (
        <span key={word} className="inline-flex h-5 max-w-full items-center gap-0.5 rounded-sm bg-sunken pl-1.5 text-sm">
          <span className="truncate">{word}</span>
          <button
            type="button"
            disabled={disabled}
            aria-label={t('removeNamed', { name: word })}
            onClick={() => onValueChange(value.filter((other) => other !== word))}
            className="grid size-5 place-items-center text-ink-meta hover:text-ink"
          >
            <X className="size-3" />
          </button>
        </span>
      ))}
      <input
        {...aria}
        {...field}
        disabled={disabled}
        value={text}
        placeholder={value.length ? undefined : placeholder}
        onChange={(event) => (/[,，;；\n]/.test(event.target.value) ? add(event.target.value) : setText(event.target.value))}
        onBlur={() => add(text)}
        onKeyDown={(event) => {
          // Enter while an input method composes chooses the word, it does not add a tag.
          if (event.key === 'Enter' && !event.nativeEvent.isComposing && text.trim()) {
            event.preventDefault()
            add(text)
          } else if (event.key === 'Backspace' && text === '' && value.length) onValueChange(value.slice(0, -1))
        }}
        className="h-5 min-w-16 flex-1 bg-transparent px-1 outline-none focus-visible:outline-none"
      />
    </span>
  )
}
