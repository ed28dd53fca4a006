'use client'
import type { AbstractIntlMessages } from 'next-intl'
import type { ReactNode } from 'react'
import { ApiProvider } from '../api/api-provider.tsx'
import { IntlProvider } from '../i18n/intl-provider.tsx'
import type { Locale } from '../i18n/locales.ts'
import { ConfirmProvider } from '../ui/confirm-dialog.tsx'
import { Toaster } from '../ui/toast.tsx'
import { TooltipProvider } from '../ui/tooltip.tsx'

/** Everything any page may rely on: texts, server, tooltips, questions, toasts. */
export function Providers({ locale, messages, children }: { locale: Locale; messages: AbstractIntlMessages; children: ReactNode }) {
  return (
    <IntlProvider locale={locale} messages={messages}>
      <ApiProvider>
        <TooltipProvider>
          <ConfirmProvider>{children}</ConfirmProvider>
        </TooltipProvider>
        <Toaster />
      </ApiProvider>
    </IntlProvider>
  )
}
