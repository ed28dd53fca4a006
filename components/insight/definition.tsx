'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Popover, PopoverContent, PopoverTrigger } from '../ui/popover.tsx'

/** The word beside every figure that opens what it is made of. */
export function Definition({ name, formula, note, children }: { name: string; formula: string; note: string; children?: ReactNode }) {
  const t = useTranslations('insight')
  return (
    <Popover>
      <PopoverTrigger
        aria-label={t('definitionOf', { name })}
        className="shrink-0 rounded-sm border-line-strong border-b border-dotted text-ink-meta text-sm hover:text-ink"
      >
        {t('definition')}
      </PopoverTrigger>
      <PopoverContent className="w-80 text-sm">
        <p className="font-semibold text-md">{name}</p>
        <p className="mt-1 rounded-md bg-sunken px-2 py-1.5">{formula}</p>
        <p className="mt-1.5 text-ink-2">{note}</p>
        {children}
      </PopoverContent>
    </Popover>
  )
}
