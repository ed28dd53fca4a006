'use client'
import { useTranslations } from 'next-intl'

const known = ['http', 'knowledge', 'ticket', 'ticketChange', 'extract', 'notify', 'assistant', 'code', 'automation', 'recommend'] as const
type Known = (typeof known)[number]

/** What a kind of effect is called. */
export function useKindName(): (kind: string) => string {
  const t = useTranslations('operations.kinds')
  return (kind) => ((known as readonly string[]).includes(kind) ? t(kind as Known) : kind)
}
