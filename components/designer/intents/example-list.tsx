'use client'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Language } from '../../../flows/document/primitives.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Input } from '../../ui/input.tsx'
import { Panel } from '../../ui/panel.tsx'

const wanted = 8

/** Sentences of one language; pasting lines adds them all. */
export function ExampleList({
  language,
  examples,
  onChange,
  onLeave,
  disabled,
}: {
  language: Language
  examples: readonly string[]
  onChange: (examples: string[]) => void
  onLeave: () => void
  disabled: boolean
}) {
  const t = useTranslations('designer')
  const [text, setText] = useState('')
  const add = (typed: string) => {
    const lines = typed
      .split('\n')
      .map((line) => line.trim().slice(0, 500))
      .filter((line) => line !== '' && !examples.includes(line))
    if (lines.length > 0) onChange([...examples, ...new Set(lines)])
    setText('')
  }
  return (
    <Panel
      title={t(`languages.${language}`)}
      aside={
        examples.length < wanted ? (
          <span className="text-warn-ink">{t('intents.countOf', { count: examples.length, wanted })}</span>
        ) : (
          t('intents.count', { count: examples.length })
        )
      }
    >
      {!disabled && (
        <Input
          value={text}
          aria-label={t('intents.addExample')}
          placeholder={t('intents.addExample')}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) add(text)
          }}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text')
            if (!pasted.includes('\n')) return
            event.preventDefault()
            add(pasted)
          }}
          onBlur={onLeave}
        />
      )}
      <ul className="mt-2 flex flex-col">
        {examples.map((example, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an example is its place while it is edited
          <li key={index} className="group/example flex items-center gap-1 border-line border-b py-0.5 last:border-0">
            <Input
              size="sm"
              aria-label={t('intents.example', { number: index + 1 })}
              value={example}
              disabled={disabled}
              className="border-transparent bg-transparent"
              onChange={(event) => onChange(examples.map((each, at) => (at === index ? event.target.value : each)))}
              onBlur={onLeave}
            />
            {!disabled && (
              <IconButton
                size="sm"
                icon={X}
                label={t('list.remove')}
                className="opacity-0 focus-visible:opacity-100 group-hover/example:opacity-100"
                onClick={() => onChange(examples.filter((_, at) => at !== index))}
              />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
