import type { useTranslations } from 'next-intl'

const known = ['resolved', 'unresolved', 'abandoned', 'left', 'spam', 'followup'] as const

/** An outcome in words; outcomes a designer made up are shown as they are. */
export function outcomeText(t: ReturnType<typeof useTranslations<'desk'>>, outcome: string): string {
  const name = known.find((each) => each === outcome)
  return name ? t(`outcome.${name}`) : t('outcome.other', { outcome })
}
