'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useMe } from '../api/use-me.ts'
import { PageHead } from '../shell/page-head.tsx'
import { NoAccess } from '../shell/require-permission.tsx'
import { cn } from '../ui/cn.ts'
import { sections } from './sections.ts'

/** Head, the list of sections, and the section in a column of readable width. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const t = useTranslations('settings')
  const path = usePathname()
  const { me, may } = useMe()
  const current = sections.find((section) => section.href === path)
  return (
    <>
      <PageHead title={t('title')} meta={me?.workspace.name} />
      <div className="flex min-h-0 flex-1">
        <nav aria-label={t('title')} className="flex w-[188px] shrink-0 flex-col gap-0.5 border-line border-r p-2 pt-3">
          {sections
            .filter((section) => !section.permission || may(section.permission))
            .map((section) => (
              <Link
                key={section.id}
                href={section.href}
                aria-current={section === current ? 'page' : undefined}
                className={cn(
                  'flex h-8 items-center gap-2.5 rounded-md px-2.5 text-ink-2 hover:bg-sunken hover:text-ink',
                  section === current && 'border border-line bg-surface font-semibold text-ink hover:bg-surface',
                )}
              >
                <section.icon
                  aria-hidden
                  className={cn('size-4', section === current ? 'text-accent-ink' : 'text-ink-meta')}
                  strokeWidth={1.75}
                />
                {t(`sections.${section.id}`)}
              </Link>
            ))}
        </nav>
        <div className="min-w-0 flex-1 overflow-y-auto">
          <div className="mx-auto flex max-w-[880px] flex-col gap-4 px-6 py-5">
            {current?.permission && !may(current.permission) ? <NoAccess /> : children}
          </div>
        </div>
      </div>
    </>
  )
}

/** Title, one sentence and the action of a section. */
export function SectionHead({ title, text, action }: { title: string; text: string; action?: ReactNode }) {
  return (
    <header className="flex items-end gap-4">
      <div className="min-w-0 flex-1">
        <h2 className="font-semibold text-lg">{title}</h2>
        <p className="text-ink-meta text-sm">{text}</p>
      </div>
      {action}
    </header>
  )
}
