'use client'
import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { readAppError } from './app-error.ts'

/** Turns any failed request into a sentence for the person; `detail` (code and request id) is for behind "details". */
export function useErrorText(): (error: unknown) => { text: string; detail: string; code: string } {
  const t = useTranslations('errors')
  return useCallback(
    (error) => {
      const { code, requestId, params } = readAppError(error)
      const text = t.has(code) ? t(code, params) : t('internal')
      return { text, code, detail: [code, requestId].filter(Boolean).join(' · ') }
    },
    [t],
  )
}
