'use client'
import { Check, Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'
import { Field } from './field.tsx'
import { IconButton } from './icon-button.tsx'
import { Input } from './input.tsx'
import { Textarea } from './textarea.tsx'
import { useCopy } from './use-copy.ts'

/** A value to take along: read-only, selected on focus, copied by its button. `multiline` for code. */
export function CopyField({
  label,
  value,
  mono = false,
  multiline = false,
  help,
}: {
  label?: ReactNode
  value: string
  mono?: boolean
  multiline?: boolean
  help?: ReactNode
}) {
  const t = useTranslations('common')
  const { copied, copy } = useCopy()
  return (
    <Field label={label} help={help}>
      <span className="flex items-start gap-1">
        {multiline ? (
          <Textarea readOnly value={value} onFocus={(event) => event.target.select()} className={cn(mono && 'font-mono text-sm')} />
        ) : (
          <Input readOnly value={value} onFocus={(event) => event.target.select()} className={cn('flex-1', mono && 'font-mono')} />
        )}
        <IconButton
          variant="outline"
          icon={copied ? Check : Copy}
          label={copied ? t('copied') : t('copy')}
          onClick={() => void copy(value)}
        />
      </span>
    </Field>
  )
}
