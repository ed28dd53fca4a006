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
              <span className="block truncate">{blank.name}</span>
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

/** Its kind and the cards it is used on. */
export function BlankUse({ blank }: { blank: Blank }) {
  const t = useTranslations('templates')
  const kind = t(`kind.${blank.kind}`)
  const places = blank.where.filter((place) => place !== blank.name)
  return places.length > 0 ? t('usedIn', { kind, places: places.join(' · ') }) : kind
}
