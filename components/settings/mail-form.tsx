'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ApiOutputs } from '../api/use-api.ts'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { NumberField } from '../ui/number-field.tsx'
import { Select } from '../ui/select.tsx'
import { type ServiceInput, ServicePanel } from './service-panel.tsx'

const empty = { host: '', port: 587, security: 'starttls' as const, user: '', from: '', fromName: '' }
/** The usual port of each way. */
const ports = { tls: 465, starttls: 587, none: 25 }

/** The mail server that takes what flows send. */
export function MailForm({ saved }: { saved: ApiOutputs['connections']['list']['email'] }) {
  const t = useTranslations('settings.services')
  const before: Extract<ServiceInput, { kind: 'email' }>['settings'] = saved?.settings ?? empty
  const [settings, setSettings] = useState(before)
  const [password, setPassword] = useState<string | null>(null)
  const put = (part: Partial<typeof settings>) => setSettings((now) => ({ ...now, ...part }))
  const text = (name: 'host' | 'user' | 'from' | 'fromName') => ({
    value: settings[name] ?? '',
    onChange: (event: { target: { value: string } }) => put({ [name]: event.target.value }),
  })
  const given = {
    ...settings,
    host: settings.host.trim(),
    user: (settings.user ?? '').trim(),
    from: settings.from.trim(),
    fromName: (settings.fromName ?? '').trim(),
  }
  const moved = saved?.secret === 'set' && password === null && (given.host !== before.host || given.port !== before.port)
  return (
    <ServicePanel
      title={t('mail.title')}
      text={t('mail.text')}
      saved={saved}
      input={{ kind: 'email', settings: given, secret: password }}
      complete={given.host !== '' && /^\S+@\S+\.\S+$/.test(given.from)}
      changed={password !== null || saved === null || JSON.stringify(given) !== JSON.stringify(before)}
      tryLabel={t('mail.try')}
    >
      <div className="grid grid-cols-[1fr_180px_120px] gap-4 max-sm:grid-cols-1">
        <Field label={t('mail.host')} required>
          <Input {...text('host')} placeholder="smtp.example.com" maxLength={255} spellCheck={false} />
        </Field>
        <Field label={t('mail.security')}>
          <Select
            value={settings.security}
            onValueChange={(security) => put({ security, port: ports[security] })}
            options={(['starttls', 'tls', 'none'] as const).map((value) => ({ value, label: t(`mail.securities.${value}`) }))}
          />
        </Field>
        <Field label={t('mail.port')}>
          <NumberField value={settings.port} onValueChange={(port) => put({ port })} min={1} max={65535} />
        </Field>
      </div>
      <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
        <Field label={t('mail.user')} help={t('mail.userHelp')}>
          <Input {...text('user')} autoComplete="off" maxLength={255} spellCheck={false} />
        </Field>
        <Field label={t('mail.password')} help={moved ? t('secretMoved') : t('secretHelp')}>
          <Input
            type="password"
            autoComplete="off"
            value={password ?? ''}
            onChange={(event) => setPassword(event.target.value || null)}
            placeholder={saved?.secret === 'set' && !moved ? t('secretSet') : ''}
            maxLength={500}
          />
        </Field>
        <Field label={t('mail.from')} required>
          <Input {...text('from')} type="email" placeholder="service@example.com" maxLength={255} />
        </Field>
        <Field label={t('mail.fromName')}>
          <Input {...text('fromName')} maxLength={80} />
        </Field>
      </div>
    </ServicePanel>
  )
}
