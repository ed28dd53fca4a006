'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { ApiInputs } from '../api/use-api.ts'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Select } from '../ui/select.tsx'
import { Textarea } from '../ui/textarea.tsx'

type Settings<K> = Extract<ApiInputs['credentials']['save'], { kind: K }>['settings']
type Part<K> = {
  value: Settings<K>
  onChange: (value: Settings<K>) => void
  /** Null: the one that is there stays. */
  secret: string | null
  onSecret: (secret: string | null) => void
  saved: boolean
  errorOf: (field: string) => ReactNode
}

/** Client credentials of OAuth 2.0. */
export function OAuthFields({ value, onChange, secret, onSecret, saved, errorOf }: Part<'oauth2'>) {
  const t = useTranslations('settings.credentials')
  const s = useTranslations('settings.services')
  const text = (name: 'tokenUrl' | 'clientId' | 'scope' | 'audience') => ({
    value: value[name] ?? '',
    onChange: (event: { target: { value: string } }) => onChange({ ...value, [name]: event.target.value }),
    spellCheck: false,
    autoComplete: 'off',
    maxLength: 500,
  })
  return (
    <>
      <Field label={t('tokenUrl')} required error={errorOf('tokenUrl')}>
        <Input type="url" {...text('tokenUrl')} placeholder="https://login.example.com/oauth2/token" required />
      </Field>
      <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
        <Field label={t('clientId')} required>
          <Input {...text('clientId')} required />
        </Field>
        <Field label={t('clientSecret')} help={s('secretHelp')} required={!saved} error={errorOf('secret')}>
          <Input
            type="password"
            autoComplete="off"
            value={secret ?? ''}
            onChange={(event) => onSecret(event.target.value || null)}
            placeholder={saved ? s('secretSet') : ''}
            maxLength={2000}
          />
        </Field>
        <Field label={t('scope')} help={t('scopeHelp')}>
          <Input {...text('scope')} />
        </Field>
        <Field label={t('audience')} help={t('audienceHelp')}>
          <Input {...text('audience')} />
        </Field>
      </div>
      <Field label={t('by')}>
        <Select
          value={value.by ?? 'basic'}
          onValueChange={(by) => onChange({ ...value, by })}
          options={(['basic', 'post'] as const).map((one) => ({ value: one, label: t(`bys.${one}`) }))}
        />
      </Field>
    </>
  )
}

/** Mutual TLS. */
export function CertificateFields({ value, onChange, secret, onSecret, saved, errorOf }: Part<'certificate'>) {
  const t = useTranslations('settings.credentials')
  const s = useTranslations('settings.services')
  const pem = { rows: 4, spellCheck: false, autoComplete: 'off', maxLength: 40_000, className: 'font-mono text-xs' }
  return (
    <>
      <Field label={t('certificate')} help={t('certificateHelp')} required error={errorOf('certificate')}>
        <Textarea
          {...pem}
          value={value.certificate}
          onChange={(event) => onChange({ ...value, certificate: event.target.value })}
          placeholder="-----BEGIN CERTIFICATE-----"
          required
        />
      </Field>
      <Field label={t('key')} help={s('secretHelp')} required={!saved} error={errorOf('secret')}>
        <Textarea
          {...pem}
          value={secret ?? ''}
          onChange={(event) => onSecret(event.target.value || null)}
          placeholder={saved ? s('secretSet') : '-----BEGIN PRIVATE KEY-----'}
        />
      </Field>
      <Field label={t('authorities')} help={t('authoritiesHelp')} error={errorOf('authorities')}>
        <Textarea
          {...pem}
          rows={3}
          value={value.authorities ?? ''}
          onChange={(event) => onChange({ ...value, authorities: event.target.value })}
          placeholder="-----BEGIN CERTIFICATE-----"
        />
      </Field>
    </>
  )
}
