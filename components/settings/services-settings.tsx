'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { QueryError } from '../api/query-error.tsx'
import { useApi } from '../api/use-api.ts'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { CredentialsPanel } from './credentials-panel.tsx'
import { MailForm } from './mail-form.tsx'
import { ModelForm } from './model-form.tsx'
import { SectionHead } from './settings-frame.tsx'

/** Services outside that flows of the workspace may use. */
export function ServicesSettings() {
  const t = useTranslations()
  const query = useQuery(useApi().connections.list.queryOptions())
  return (
    <>
      <SectionHead title={t('settings.sections.services')} text={t('settings.services.text')} />
      {query.isError ? (
        <QueryError error={query.error} onRetry={query.refetch} />
      ) : query.data ? (
        <>
          <ModelForm key={`model ${query.data.assistant?.updatedAt}`} saved={query.data.assistant} />
          <MailForm key={`mail ${query.data.email?.updatedAt}`} saved={query.data.email} />
          <CredentialsPanel />
        </>
      ) : (
        <SkeletonRows rows={4} label={t('common.loading')} />
      )}
    </>
  )
}
