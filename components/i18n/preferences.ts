import type { Locale } from './locales.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** Remembers the language in a cookie; follow with router.refresh() to see it. */
export function rememberLocale(locale: Locale): void {
  writeCookie('locale', locale)
}

/** Shows and remembers the theme. The layout reads the cookie, so the first paint is already right. */
export function applyTheme(theme: Theme): void {
  writeCookie('theme', theme)
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

export function readTheme(): Theme {
  const shown = typeof document === 'undefined' ? undefined : document.documentElement.dataset.theme
  return shown === 'light' || shown === 'dark' ? shown : 'system'
}

function writeCookie(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: cookieStore is missing in Firefox and Safari before 18.4
  document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax`
}
