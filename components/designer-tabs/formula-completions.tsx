'use client'
import { Box, Braces, SquareFunction } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import type { Completion } from '../../flows/expressions/complete.ts'
import { cn } from '../ui/cn.ts'

type Props = { id: string; options: Completion[]; active: number; onHover(index: number): void; onPick(option: Completion): void }
const icons = { variable: Box, field: Braces, function: SquareFunction }

/** What may stand at the cursor, under the formula; the field keeps the focus and says which one is active. */
export function FormulaCompletions({ id, options, active, onHover, onPick }: Props) {
  const t = useTranslations('designerTabs.condition')
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <div
      ref={list}
      id={`${id}-list`}
      role="listbox"
      aria-label={t('completions')}
      className="absolute top-full right-0 left-0 z-20 mt-1 max-h-60 overflow-y-auto rounded-lg border border-line bg-raised p-1 shadow-2"
    >
      {options.map((option, index) => {
        const Icon = icons[option.kind]
        return (
          <div
            key={`${option.kind}${option.label}`}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className={cn('cursor-pointer rounded-md px-2 py-1', index === active && 'bg-accent-soft')}
            onPointerMove={() => onHover(index)}
            onPointerDown={(event) => {
              // The field must not lose the focus.
              event.preventDefault()
              onPick(option)
            }}
          >
            <span className="flex items-center gap-2">
              <Icon aria-hidden className="size-3.5 shrink-0 text-ink-meta" />
              <span className="font-mono">{option.label}</span>
              <span className="ml-auto truncate font-mono text-ink-meta text-xs">{option.detail}</span>
            </span>
            {option.help !== '' && <span className="block truncate pl-[22px] text-ink-2 text-sm">{option.help}</span>}
          </div>
        )
      })}
    </div>
  )
}
