'use client'
import { AtSign, KeyRound, Link2, type LucideIcon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Blank } from '../../../flows/templates/own/own-template.ts'

const icons: Record<Blank['kind'], LucideIcon> = { address: Link2, secret: KeyRound, contact: AtSign }

/** What a template leaves out, one line each. */
export function BlankList({ blanks }: { blanks: readonly Blank[] }) {
  return (
    <ul className="flex flex-col gap-1.5" data-testid="template-blanks">
      {blanks.map((blank) => {
        const Icon = icons[blank.kind]
        return (
          <li key={blank.id} className="flex gap-2">
            <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-meta" strokeWidth={1.75} />
            <span className="min-w-0">
              <span className="block truncate">
                <BlankName blank={blank} />
              </span>
              <span className="block truncate text-ink-meta text-sm">
                <BlankUse blank={blank} />
              </span>
            </span>
          </li>
        )
      })}
    </ul>
  )
}

/** Constants and headers have names; what was cut out of a step goes by its kind. */
export function BlankName({ blank }: { blank: Blank }) {
  const t = useTranslations('templates')
  return blank.where.includes(blank.name) ? t(`kind.${blank.kind}`) : blank.name
}

/** What else is to be known: its kind and the cards it is used on. */
export function BlankUse({ blank }: { blank: Blank }) {
  const t = useTranslations('templates')
  const places = blank.where.join(' · ')
  if (blank.where.includes(blank.name)) return places
  const kind = t(`kind.${blank.kind}`)
  return places ? t('usedIn', { kind, places }) : kind
}
