'use client'
import { useLocale, useTranslations } from 'next-intl'
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react'
import { checkExpression } from '../../flows/expressions/check.ts'
import { type Completion, type Completions, complete } from '../../flows/expressions/complete.ts'
import type { ExpressionEnvironment } from '../../flows/expressions/environment.ts'
import { formatExpression } from '../../flows/expressions/format.ts'
import { describeProblem } from '../../flows/expressions/words.ts'
import { Textarea } from '../ui/textarea.tsx'
import { FormulaCompletions } from './formula-completions.tsx'

type FormulaFieldProps = {
  value: string
  onChange(value: string): void
  environment: ExpressionEnvironment
  readOnly: boolean
}

/**
 * A CEL expression that should be true or false. While typing, names and functions that fit are offered (arrows, Enter or Tab,
 * Escape; Ctrl+Space asks for them); what is wrong is said beneath; left, the formula is tidied.
 */
export function FormulaField({ value, onChange, environment, readOnly }: FormulaFieldProps) {
  const t = useTranslations('designerTabs.condition')
  const language = useLocale() === 'en' ? 'en' : 'zh-CN'
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [offered, setOffered] = useState<Completions | null>(null)
  const [active, setActive] = useState(0)
  const { problem } = useMemo(() => checkExpression(environment, value, 'boolean'), [environment, value])
  const shown = value.trim() === '' ? null : problem
  const options = offered?.options ?? []

  function offer(source: string, position: number, asked: boolean): void {
    const next = complete({ environment, source, position, language })
    // Unasked only when there is something to go by: a word begun or a dot.
    const begun = next.to > next.from || source[next.from - 1] === '.'
    setOffered((asked || begun) && next.options.length > 0 ? next : null)
    setActive(0)
  }
  function accept(option: Completion): void {
    if (!offered) return
    const next = value.slice(0, offered.from) + option.insert + value.slice(offered.to)
    const position = offered.from + option.insert.length
    setOffered(null)
    onChange(next)
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(position, position)
    })
  }
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.nativeEvent.isComposing) return
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault()
      offer(value, event.currentTarget.selectionStart, true)
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

  return (
    <div className="relative w-full">
      <Textarea
        ref={field}
        value={value}
        readOnly={readOnly}
        maxLength={2000}
        spellCheck={false}
        placeholder={t('formulaHint')}
        aria-label={t('formula')}
        aria-invalid={shown ? true : undefined}
        role="combobox"
        aria-expanded={offered !== null}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={offered ? `${id}-${active}` : undefined}
        className="font-mono"
        onChange={(event) => {
          onChange(event.target.value)
          offer(event.target.value, event.target.selectionStart, false)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setOffered(null)
          const tidy = formatExpression(value)
          if (!readOnly && tidy !== value) onChange(tidy)
        }}
      />
      {offered && <FormulaCompletions id={id} options={options} active={active} onHover={setActive} onPick={accept} />}
      {shown && !offered && (
        <p role="alert" className="mt-1 text-bad text-sm">
          {describeProblem(shown, language)}
        </p>
      )}
    </div>
  )
}
