'use client'
import { Braces, Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo, useRef } from 'react'
import type { LocalText } from '../../../flows/document/primitives.ts'
import { expressionAt } from '../../../flows/expressions/cursor.ts'
import { checkTemplate } from '../../../flows/expressions/template.ts'
import { describeProblem } from '../../../flows/expressions/words.ts'
import { FormulaCompletions } from '../../designer-tabs/formula-completions.tsx'
import { FormulaHint } from '../../designer-tabs/formula-hint.tsx'
import { useCompletions } from '../../designer-tabs/use-completions.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { languageNames } from '../language-names.ts'
import { useDesigner } from '../store.ts'
import { useEnvironment } from './use-environment.ts'

/** A text with `{{ }}`: typing `{{` offers the variables and functions; problems are said in plain words beneath. */
export function TemplateField({
  value,
  readOnly,
  rows = 2,
  placeholder,
  label,
  inFlow = true,
  secrets = false,
  onChange,
}: {
  value: string
  readOnly: boolean
  rows?: number
  placeholder?: string
  /** Where no label stands beside it. */
  label?: string
  /** False for a text outside of the open flow, such as a rule's. */
  inFlow?: boolean
  /** Secret variables may stand in it. */
  secrets?: boolean
  onChange(value: string): void
}) {
  const t = useTranslations('designer')
  const box = useRef<HTMLTextAreaElement>(null)
  const language = useDesigner((state) => state.language)
  const environment = useEnvironment({ inFlow })
  const problem = useMemo(
    () => (value.includes('{{') ? checkTemplate(environment, value, { secrets })[0] : undefined),
    [environment, value, secrets],
  )
  const completions = useCompletions({
    multiline: true,
    field: box,
    value,
    onChange,
    environment,
    language,
    readOnly,
    spanAt: expressionAt,
    eager: true,
  })

  /** Braces at the cursor, and what may stand in them. */
  function begin(): void {
    const at = box.current?.selectionStart ?? value.length
    const inside = expressionAt(value, at)
    const text = inside ? value : `${value.slice(0, at)}{{  }}${value.slice(at)}`
    if (!inside) onChange(text)
    completions.moveTo(inside ? at : at + 3)
    completions.offer(text, inside ? at : at + 3, true)
  }

  return (
    <div className="relative">
      <Textarea
        {...completions.props}
        ref={box}
        value={value}
        rows={rows}
        readOnly={readOnly}
        placeholder={placeholder}
        aria-label={label}
        maxLength={4000}
        aria-invalid={problem ? true : undefined}
        onChange={(event) => {
          onChange(event.target.value)
          completions.offer(event.target.value, event.target.selectionStart)
        }}
        className="pr-8"
      />
      {!readOnly && (
        <IconButton
          size="sm"
          label={t('insertVariable')}
          icon={Braces}
          className="absolute top-0.5 right-0.5"
          // The field must not lose the focus, or the list would close at once.
          onMouseDown={(event) => event.preventDefault()}
          onClick={begin}
        />
      )}
      {completions.isOpen && <FormulaCompletions {...completions.list} />}
      {problem && !completions.isOpen && <p className="mt-1 text-bad text-sm">{describeProblem(problem, language)}</p>}
      {completions.description && <FormulaHint {...completions.description} />}
    </div>
  )
}

/** The same text in the project's languages, one under the other. */
export function LocalTemplateField({
  value,
  readOnly,
  inFlow,
  onChange,
}: {
  value: LocalText | undefined
  readOnly: boolean
  inFlow?: boolean
  onChange(value: LocalText): void
}) {
  const languages = useDesigner((state) => state.history.document.project.languages)
  const first = useDesigner((state) => state.language)
  const ordered = [...languages].sort((a, b) => Number(b === first) - Number(a === first))
  return (
    <div className="flex flex-col gap-1.5">
      {ordered.map((language) => (
        <div key={language} lang={language}>
          {languages.length > 1 && (
            <p aria-hidden className="mb-0.5 text-ink-meta text-xs">
              {languageNames[language]}
            </p>
          )}
          <TemplateField
            value={value?.[language] ?? ''}
            label={languageNames[language]}
            readOnly={readOnly}
            inFlow={inFlow}
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
