'use client'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useApi } from '../api/use-api.ts'
import { type Me, useMe } from '../api/use-me.ts'
import { localeNames, locales } from '../i18n/locales.ts'
import { themes } from '../i18n/preferences.ts'
import { usePreferences } from '../i18n/use-preferences.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Panel } from '../ui/panel.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { PasswordForm } from './password-form.tsx'
import { SectionHead } from './settings-frame.tsx'
import { useSave } from './use-save.ts'

export function ProfileSettings() {
  const t = useTranslations()
  const { me } = useMe()
  return (
    <>
      <SectionHead title={t('settings.sections.profile')} text={t('settings.profile.text')} />
      {me && <ProfileForm key={me.memberId} me={me} />}
      <Look />
      <PasswordForm />
    </>
  )
}

function ProfileForm({ me }: { me: Me }) {
  const t = useTranslations()
  const [name, setName] = useState(me.name)
  const save = useSave(useApi().me.update.mutationOptions())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ name: name.trim() })
  }
  return (
    <Panel>
      <form onSubmit={submit} className="flex items-start gap-5">
        <Avatar name={name} size="lg" className="mt-5" />
        <div className="grid flex-1 grid-cols-2 gap-4">
          <Field label={t('auth.name')} help={t('auth.signup.nameHelp')} required>
            <Input value={name} onChange={(event) => setName(event.target.value)} required maxLength={60} />
          </Field>
          <Field label={t('auth.email')} help={`${t(`common.role.${me.role}`)} · ${me.workspace.name}`}>
            <Input value={me.email} readOnly />
          </Field>
          <div>
            <Button type="submit" variant="primary" loading={save.isPending} disabled={!name.trim() || name.trim() === me.name}>
              {t('common.save')}
            </Button>
          </div>
        </div>
      </form>
    </Panel>
  )
}

/** Applies at once; the language is also kept with the person, for mails and the next browser. */
function Look() {
  const t = useTranslations()
  const { locale, theme, setLocale, setTheme } = usePreferences()
  const keep = useMutation({ ...useApi().me.update.mutationOptions(), meta: { quiet: true } })
  return (
    <Panel title={t('settings.profile.look')}>
      <div className="flex flex-wrap gap-8">
        <Field label={t('common.language')}>
          <Segmented
            label={t('common.language')}
            value={locale}
            onValueChange={(next) => {
              setLocale(next)
              keep.mutate({ locale: next })
            }}
            segments={locales.map((each) => ({ value: each, label: <span lang={each}>{localeNames[each]}</span> }))}
          />
        </Field>
        <Field label={t('common.theme.label')}>
          <Segmented
            label={t('common.theme.label')}
            value={theme}
            onValueChange={setTheme}
            segments={themes.map((each) => ({ value: each, label: t(`common.theme.${each}`) }))}
          />
        </Field>
      </div>
    </Panel>
  )
}
