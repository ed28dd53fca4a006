'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Json } from '../../flows/engine/types.ts'
import { Textarea } from '../ui/textarea.tsx'
import { readAnswer } from './effect-answers.ts'

/** JSON as text; taken when it is left and can be read. */
export function JsonField({ value, onChange, label }: { value: Json; onChange: (value: Json) => void; label?: string }) {
  const t = useTranslations('simulator')
  const [text, setText] = useState<string | null>(null)
  const shown = text ?? JSON.stringify(value, null, 2)
  const read = readAnswer(shown)
  const broken = read === null && shown.trim() !== 'null'
  return (
    <>
      <Textarea
        aria-label={label}
        rows={2}
        maxRows={10}
        spellCheck={false}
        className="font-mono text-xs"
        value={shown}
        aria-invalid={broken || undefined}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => {
          if (text === null || broken) return
          onChange(read)
          setText(null)
        }}
      />
      {broken && (
        <p role="alert" className="text-bad text-sm">
          {t('notJson')}
        </p>
      )}
    </>
  )
}
