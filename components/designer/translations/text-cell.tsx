'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Language } from '../../../flows/document/primitives.ts'
import { MAX_TEXT } from '../../../flows/translations/text-file.ts'
import { cn } from '../../ui/cn.ts'
import { Textarea } from '../../ui/textarea.tsx'

/** One text in one language: a click or Enter opens it, leaving or Ctrl+Enter saves, Esc gives up. */
export function TextCell({
  value,
  language,
  label,
  readOnly,
  onSave,
}: {
  value: string
  language: Language
  label: string
  readOnly: boolean
  onSave(text: string): void
}) {
  const t = useTranslations('inspector.translations')
  const [draft, setDraft] = useState<string | null>(null)
  const missing = value.trim() === ''
  function end(save: boolean): void {
    if (save && draft !== null && draft !== value) onSave(draft)
    setDraft(null)
  }
  if (draft !== null)
    return (
      <Textarea
        autoFocus
        data-text-cell
        lang={language}
        aria-label={label}
        rows={1}
        maxLength={MAX_TEXT}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => end(true)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) end(true)
          if (event.key === 'Escape') end(false)
        }}
      />
    )
  return (
    <button
      type="button"
      lang={missing ? undefined : language}
      aria-label={missing ? `${label} ${t('add')}` : undefined}
      disabled={readOnly}
      onClick={() => setDraft(value)}
      className={cn(
        '-mx-2 block w-[calc(100%+16px)] rounded-md border border-transparent px-2 py-[3px] text-left enabled:hover:border-line-strong enabled:hover:bg-surface',
        missing ? 'bg-warn-soft text-sm text-warn-ink' : 'line-clamp-4 whitespace-pre-line break-words',
      )}
    >
      {missing ? t('add') : value}
    </button>
  )
}
