'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { localeNames, locales } from '../i18n/locales.ts'
import { usePreferences } from '../i18n/use-preferences.ts'
import { Logo } from '../shell/logo.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Showpiece } from './showpiece.tsx'

/** Form on the left, what the product does on the right (wide screens). */
export function AuthFrame({ title, subtitle, children }: { title: string; subtitle: ReactNode; children: ReactNode }) {
  const t = useTranslations()
  const { locale, setLocale } = usePreferences()
  return (
    <div className="grid min-h-dvh bg-surface lg:grid-cols-[minmax(440px,5fr)_7fr]">
      <div className="flex flex-col px-8 py-6">
        <header className="flex items-center gap-2.5">
          <Logo />
          <span className="font-semibold text-lg">Tandem</span>
          <Segmented
            label={t('common.language')}
            value={locale}
            onValueChange={setLocale}
            segments={locales.map((each) => ({ value: each, label: <span lang={each}>{localeNames[each]}</span> }))}
            className="ml-auto"
          />
        </header>
        <main className="m-auto w-full max-w-[360px] py-10">
          <h1 className="font-semibold text-xl">{title}</h1>
          <p className="mt-1 mb-6 text-ink-2">{subtitle}</p>
          {children}
        </main>
      </div>
      <aside
        aria-hidden
        className="hidden place-items-center overflow-hidden border-line border-l bg-canvas p-10 [background-image:radial-gradient(var(--dot)_1px,transparent_1px)] [background-size:16px_16px] lg:grid"
      >
        <Showpiece />
      </aside>
    </div>
  )
}
