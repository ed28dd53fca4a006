'use client'
import { useTranslations } from 'next-intl'
import { type Presentation, templateCategories } from '../../../flows/templates/own/own-template.ts'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { Select } from '../../ui/select.tsx'
import { Textarea } from '../../ui/textarea.tsx'

export type Shown = Pick<Presentation, 'name' | 'about' | 'category'>

/** How a template presents itself in the gallery. */
export function PresentationFields({ value, onChange, error }: { value: Shown; onChange(value: Shown): void; error?: string }) {
  const t = useTranslations('templates')
  return (
    <>
      <Field label={t('name')} required error={error}>
        <Input
          value={value.name}
          maxLength={120}
          data-testid="template-name"
          onChange={(event) => onChange({ ...value, name: event.target.value })}
        />
      </Field>
      <Field label={t('about')}>
        <Textarea
          value={value.about}
          rows={2}
          maxLength={500}
          placeholder={t('aboutPlaceholder')}
          onChange={(event) => onChange({ ...value, about: event.target.value })}
        />
      </Field>
      <Field label={t('category')}>
        <Select
          value={value.category}
          onValueChange={(category) => onChange({ ...value, category })}
          options={templateCategories.map((each) => ({ value: each, label: t(`categories.${each}`) }))}
        />
      </Field>
    </>
  )
}
