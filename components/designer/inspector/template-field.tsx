'use client'
import { Braces, Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo, useRef, useState } from 'react'
import type { Language, LocalText } from '../../../flows/document/primitives.ts'
import { createEnvironment } from '../../../flows/expressions/environment.ts'
import { checkTemplate } from '../../../flows/expressions/template.ts'
import { describeProblem } from '../../../flows/expressions/words.ts'
import { Button } from '../../ui/button.tsx'
import { cn } from '../../ui/cn.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { useDesigner } from '../store.ts'

const languageNames: Record<Language, string> = { 'zh-CN': '中文', en: 'English' }

/** A text with `{{ }}`: typing `{{` offers the variables; problems are said in plain words beneath. */
export function TemplateField({
  value,
  readOnly,
  rows = 2,
  placeholder,
  onChange,
}: {
  value: string
  readOnly: boolean
  rows?: number
  placeholder?: string
  onChange(value: string): void
}) {
  const t = useTranslations('designer')
  const box = useRef<HTMLTextAreaElement>(null)
  const project = useDesigner((state) => state.history.document.project)
  const language = useDesigner((state) => state.language)
  const [open, setOpen] = useState<string | null>(null)
  const problem = useMemo(() => (value.includes('{{') ? checkTemplate(createEnvironment(project), value)[0] : undefined), [project, value])
  const offers = useMemo(() => {
    const names = [
      ...project.variables.map((variable) => ({ id: variable.id, name: variable.name })),
      ...['customer.name', 'message.text', 'queue.name', 'now.date'].map((id) => ({ id, name: '' })),
    ]
    const wanted = (open ?? '').trim().toLowerCase()
    return names.filter((each) => !wanted || each.id.includes(wanted) || each.name.toLowerCase().includes(wanted)).slice(0, 8)
  }, [project.variables, open])

  function insert(id: string): void {
    const area = box.current
    const at = area?.selectionStart ?? value.length
    const begin = open === null ? at : value.lastIndexOf('{{', at)
    const next = `${value.slice(0, begin)}{{ ${id} }}${value.slice(at).replace(/^\s*\}\}/, '')}`
    onChange(next)
    setOpen(null)
    requestAnimationFrame(() => {
      area?.focus()
      const end = begin + id.length + 6
      area?.setSelectionRange(end, end)
    })
  }

  return (
    <div className="relative">
      <Textarea
        ref={box}
        value={value}
        rows={rows}
        readOnly={readOnly}
        placeholder={placeholder}
        maxLength={4000}
        aria-invalid={problem ? true : undefined}
        onChange={(event) => {
          onChange(event.target.value)
          const before = event.target.value.slice(0, event.target.selectionStart)
          const begin = before.lastIndexOf('{{')
          setOpen(begin >= 0 && !before.slice(begin).includes('}}') ? before.slice(begin + 2) : null)
        }}
        onKeyDown={(event) => {
          if (open === null) return
          if (event.key === 'Escape') {
            event.stopPropagation()
            setOpen(null)
          }
          const first = offers[0]
          if ((event.key === 'Enter' || event.key === 'Tab') && first) {
            event.preventDefault()
            insert(first.id)
          }
        }}
        onBlur={() => setTimeout(() => setOpen(null), 150)}
        className="pr-8"
      />
      {!readOnly && (
        <IconButton
          size="sm"
          label={t('insertVariable')}
          icon={Braces}
          className="absolute top-0.5 right-0.5"
          onClick={() => setOpen(open === null ? '' : null)}
        />
      )}
      {open !== null && offers.length > 0 && (
        <div
          role="listbox"
          aria-label={t('insertVariable')}
          className="absolute inset-x-0 top-full z-30 mt-1 max-h-60 overflow-y-auto rounded-md border border-line bg-raised p-1 shadow-2"
        >
          {offers.map((offer, index) => (
            <button
              key={offer.id}
              type="button"
              role="option"
              aria-selected={index === 0}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => insert(offer.id)}
              className={cn(
                'flex h-7 w-full items-center gap-2 rounded-sm px-2 text-left hover:bg-accent-soft',
                index === 0 && 'bg-accent-soft',
              )}
            >
              <code className="font-mono text-sm">{offer.id}</code>
              <span className="ml-auto truncate text-ink-meta text-sm">{offer.name}</span>
            </button>
          ))}
        </div>
      )}
      {problem && <p className="mt-1 text-bad text-sm">{describeProblem(problem, language)}</p>}
    </div>
  )
}

/** The same text in the project's languages, one under the other. */
export function LocalTemplateField({
  value,
  readOnly,
  onChange,
}: {
  value: LocalText | undefined
  readOnly: boolean
  onChange(value: LocalText): void
}) {
  const languages = useDesigner((state) => state.history.document.project.languages)
  const first = useDesigner((state) => state.language)
  const ordered = [...languages].sort((a, b) => Number(b === first) - Number(a === first))
  return (
    <div className="flex flex-col gap-1.5">
      {ordered.map((language) => (
        <div key={language} lang={language}>
          {languages.length > 1 && <p className="mb-0.5 text-ink-meta text-xs">{languageNames[language]}</p>}
          <TemplateField
            value={value?.[language] ?? ''}
            readOnly={readOnly}
            onChange={(text) => onChange({ ...value, [language]: text })}
          />
        </div>
      ))}
    </div>
  )
}

/** Several wordings, one of which is taken by chance. */
export function LocalTemplatesField({
  value,
  readOnly,
  onChange,
}: {
  value: LocalText[] | undefined
  readOnly: boolean
  onChange(value: LocalText[]): void
}) {
  const t = useTranslations('designer')
  const all = value ?? []
  return (
    <div className="flex flex-col gap-3">
      {all.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: wordings have no identity
        <div key={index} className="relative rounded-md border border-line p-2">
          <LocalTemplateField
            value={text}
            readOnly={readOnly}
            onChange={(next) => onChange(all.map((each, at) => (at === index ? next : each)))}
          />
          {!readOnly && (
            <IconButton
              size="sm"
              label={t('remove')}
              icon={X}
              className="absolute top-1 right-1"
              onClick={() => onChange(all.filter((_, at) => at !== index))}
            />
          )}
        </div>
      ))}
      {!readOnly && (
        <Button size="sm" icon={Plus} className="self-start" onClick={() => onChange([...all, {}])}>
          {t('addWording')}
        </Button>
      )}
    </div>
  )
}
