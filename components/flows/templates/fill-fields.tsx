'use client'
import { useTranslations } from 'next-intl'
import type { Blank } from '../../../flows/templates/own/own-template.ts'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { BlankName, BlankUse } from './blank-list.tsx'

type FillProps = { blanks: readonly Blank[]; fill: Readonly<Record<string, string>>; onFill(fill: Record<string, string>): void }

/** Everything a template has left blank, to be filled in before it is used. */
export function FillFields({ blanks, fill, onFill }: FillProps) {
  const t = useTranslations('templates')
  if (blanks.length === 0) return null
  return (
    <fieldset data-testid="template-fill" className="flex min-w-0 flex-col gap-2.5 rounded-md border border-line p-3">
      <legend className="px-1 font-semibold">{t('needs')}</legend>
      {blanks.map((blank) => (
        <Field key={blank.id} label={<BlankName blank={blank} />} help={<BlankUse blank={blank} />}>
          <Input
            type={blank.kind === 'secret' ? 'password' : 'text'}
            autoComplete="off"
            maxLength={2000}
            placeholder={t(`placeholder.${blank.kind}`)}
            value={fill[blank.id] ?? blank.suggestion ?? ''}
            onChange={(event) => onFill({ ...fill, [blank.id]: event.target.value })}
          />
        </Field>
      ))}
      <p className="text-ink-meta text-sm">{t('needsLater')}</p>
    </fieldset>
  )
}
