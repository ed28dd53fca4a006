import './globals.css'
import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import { getLocale, getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { Locale } from '../components/i18n/locales.ts'
import { Providers } from '../components/shell/providers.tsx'

export const metadata: Metadata = { title: { default: 'Tandem', template: '%s · Tandem' } }
export const viewport: Viewport = { colorScheme: 'light dark' }

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, messages, jar] = await Promise.all([getLocale(), getMessages(), cookies()])
  const theme = jar.get('theme')?.value
  return (
    <html lang={locale} data-theme={theme === 'light' || theme === 'dark' ? theme : undefined}>
      <body>
        <Providers locale={locale as Locale} messages={messages}>
          {children}
        </Providers>
      </body>
    </html>
  )
}
