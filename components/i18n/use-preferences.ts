'use client'
import { useRouter } from 'next/navigation'
import { useLocale } from 'next-intl'
import { useSyncExternalStore } from 'react'
import type { Locale } from './locales.ts'
import { applyTheme, readTheme, rememberLocale, type Theme } from './preferences.ts'

/** Language and theme of this browser, switchable live. */
export function usePreferences() {
  const router = useRouter()
  const locale = useLocale() as Locale
  const theme = useSyncExternalStore(watchTheme, readTheme, (): Theme => 'system')
  return {
    locale,
    theme,
    setTheme: applyTheme,
    setLocale: (next: Locale) => {
      rememberLocale(next)
      router.refresh()
    },
  }
}

function watchTheme(listener: () => void): () => void {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}
