'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { QueryError } from '../api/query-error.tsx'
import { useApi } from '../api/use-api.ts'
import { type Locale, localeNames, locales } from '../i18n/locales.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Panel } from '../ui/panel.tsx'
import { Select } from '../ui/select.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { SectionHead } from './settings-frame.tsx'
import { TimezoneSelect } from './timezone-select.tsx'
import type { Workspace } from './types.ts'
import { useSave } from './use-save.ts'

export function WorkspaceSettings() {
  const t = useTranslations()
  const query = useQuery(useApi().workspace.get.queryOptions())
  return (
    <>
      <SectionHead title={t('settings.sections.workspace')} text={t('settings.workspace.text')} />
      {query.isError ? (
        <QueryError error={query.error} onRetry={query.refetch} />
      ) : query.data ? (
        <WorkspaceForm key={query.data.id} workspace={query.data} />
      ) : (
        <SkeletonRows rows={2} label={t('common.loading')} />
      )}
    </>
  )
}

function WorkspaceForm({ workspace }: { workspace: Workspace }) {
  const t = useTranslations()
  const api = useApi()
  const [name, setName] = useState(workspace.name)
  const [language, setLanguage] = useState(workspace.defaultLanguage as Locale)
  const [timezone, setTimezone] = useState(workspace.timezone)
  const save = useSave(api.workspace.update.mutationOptions())
  const changed = name.trim() !== workspace.name || language !== workspace.defaultLanguage || timezone !== workspace.timezone

  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ name: name.trim(), defaultLanguage: language, timezone })
  }
  return (
    <Panel>
      <form onSubmit={submit} className="flex max-w-[440px] flex-col gap-4">
        <Field label={t('settings.workspace.name')} help={t('settings.workspace.nameHelp')} required>
          <Input value={name} onChange={(event) => setName(event.target.value)} required maxLength={60} />
        </Field>
        <Field label={t('settings.workspace.language')} help={t('settings.workspace.languageHelp')}>
          <Select
            value={language}
            onValueChange={setLanguage}
            options={locales.map((locale) => ({ value: locale, label: localeNames[locale] }))}
          />
        </Field>
        <Field label={t('settings.timezone')} help={t('settings.workspace.timezoneHelp')}>
          <TimezoneSelect value={timezone} onValueChange={setTimezone} />
        </Field>
        <div>
          <Button type="submit" variant="primary" loading={save.isPending} disabled={!changed || !name.trim()}>
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Panel>
  )
}
