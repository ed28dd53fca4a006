import { useTranslations } from 'next-intl'

/** First stop of the Tab key: past the rail to the page. */
export function SkipLink() {
  const t = useTranslations('shell')
  return (
    <a href="#main" className="-top-10 fixed left-2 z-[100] rounded-md bg-ink px-3 py-1 text-sm text-surface focus:top-2">
      {t('skip')}
    </a>
  )
}
