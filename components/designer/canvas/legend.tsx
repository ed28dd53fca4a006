'use client'
import { useTranslations } from 'next-intl'
import { cn } from '../../ui/cn.ts'
import { kindClasses } from '../node-look.ts'

const kinds = ['wait', 'know', 'pass', 'act', 'human'] as const

/** What the colours of the bars mean. */
export function Legend() {
  const t = useTranslations('designer')
  return (
    <div aria-hidden className="flex gap-3 rounded-md bg-canvas/85 px-1.5 py-0.5 text-ink-meta text-xs max-lg:hidden">
      {kinds.map((kind) => (
        <span key={kind} className="flex items-center gap-1">
          <span className={cn('h-3 w-[3px] rounded-sm', kindClasses[kind].bar)} />
          {t(`kind.${kind}`)}
        </span>
      ))}
    </div>
  )
}
