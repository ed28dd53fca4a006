'use client'
import { Check, Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '../ui/icon-button.tsx'
import { useCopy } from '../ui/use-copy.ts'

/** A line of code to take along. */
export function Snippet({ text }: { text: string }) {
  const t = useTranslations('common')
  const { copied, copy } = useCopy()
  return (
    <div className="flex items-center gap-2 rounded-md border border-line bg-sunken py-1 pr-1 pl-3">
      <code className="min-w-0 flex-1 select-all truncate font-mono text-sm" title={text}>
        {text}
      </code>
      <IconButton size="sm" label={copied ? t('copied') : t('copy')} icon={copied ? Check : Copy} onClick={() => void copy(text)} />
    </div>
  )
}
