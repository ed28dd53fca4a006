'use client'
import { useTranslations } from 'next-intl'

const known = [
  'unreachable',
  'timeout',
  'circuit-open',
  'refused-address',
  'bad-address',
  'bad-answer',
  'bad-request',
  'not-configured',
  'wrong-key',
  'login-failed',
  'too-large',
  'too-many-redirects',
  'refused',
  'insecure',
  'unavailable',
] as const
type Known = (typeof known)[number]

/** Why an effect failed, in words; a code without words of its own is told as the other side's status or as it is. */
export function useFailureText(): (code: string) => string {
  const t = useTranslations('operations.failures')
  return (code) => {
    if ((known as readonly string[]).includes(code)) return t(code as Known)
    const status = /^http-(\d{3})$/.exec(code)?.[1]
    return status ? t('status', { status }) : t('other', { code })
  }
}
