'use client'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ExpressionType } from '../../flows/expressions/check.ts'
import { Combobox } from '../ui/combobox.tsx'
import { Input } from '../ui/input.tsx'
import { TagInput } from '../ui/tag-input.tsx'

type Choice = { value: string; label: string }
type ConditionValueProps = {
  value: unknown
  onChange(value: unknown): void
  type: ExpressionType
  list: boolean
  choices: Choice[] | null
  readOnly: boolean
}

const place = 'w-auto min-w-28 flex-[2_1_120px]'

/** The right-hand side of a comparison: a choice where the values are known, else what fits the type. */
export function ConditionValue({ value, onChange, type, list, choices, readOnly }: ConditionValueProps) {
  const t = useTranslations('designerTabs.condition')
  if (list && choices) return <ChoiceList value={asTexts(value)} {...{ choices, onChange, readOnly }} />
  if (list)
    return (
      <TagInput
        value={asTexts(value)}
        onValueChange={onChange}
        placeholder={t('addValue')}
        aria-label={t('value')}
        disabled={readOnly}
        className={place}
      />
    )
  if (choices && choices.length > 0)
    return (
      <Combobox
        value={value === undefined ? '' : String(value)}
        onValueChange={onChange}
        options={choices}
        placeholder={t('chooseValue')}
        aria-label={t('value')}
        disabled={readOnly}
        className={place}
      />
    )
  return (
    <Input
      type={type === 'date' ? 'date' : 'text'}
      inputMode={type === 'number' ? 'decimal' : undefined}
      value={value === undefined || value === null ? '' : String(value)}
      onChange={(event) => onChange(type === 'number' ? numberOrText(event.target.value) : event.target.value)}
      placeholder={t('value')}
      aria-label={t('value')}
      readOnly={readOnly}
      maxLength={500}
      className={place}
    />
  )
}

type ChoiceListProps = { value: string[]; choices: Choice[]; onChange(value: string[]): void; readOnly: boolean }

function ChoiceList({ value, choices, onChange, readOnly }: ChoiceListProps) {
  const t = useTranslations()
  return (
    <span className="flex min-w-28 flex-[2_1_120px] flex-wrap items-center gap-1">
      {value.map((id) => {
        const name = choices.find((choice) => choice.value === id)?.label ?? id
        return (
          <span key={id} className="inline-flex h-6 items-center gap-0.5 rounded-sm bg-sunken pl-1.5 text-sm">
            {name}
            {!readOnly && (
              <button
                type="button"
                aria-label={t('common.removeNamed', { name })}
                onClick={() => onChange(value.filter((other) => other !== id))}
                className="grid size-6 place-items-center text-ink-meta hover:text-ink"
              >
                <X className="size-3" />
              </button>
            )}
          </span>
        )
      })}
      {!readOnly && (
        <Combobox
          value=""
          onValueChange={(id) => onChange([...value, id])}
          options={choices.filter((choice) => !value.includes(choice.value))}
          placeholder={t('designerTabs.condition.addValue')}
          aria-label={t('designerTabs.condition.addValue')}
          className="w-auto min-w-24"
        />
      )}
    </span>
  )
}

/** A number as soon as it is one; half-typed ones such as `-` or `0.` stay text. */
function numberOrText(text: string): string | number {
  const number = Number(text)
  return text.trim() !== '' && String(number) === text.trim() ? number : text
}

function asTexts(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String)
  return value === undefined || value === null || value === '' ? [] : [String(value)]
}
