'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ApiOutputs } from '../api/use-api.ts'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { type ServiceInput, ServicePanel } from './service-panel.tsx'

/** A language model behind the chat protocol that most vendors and local servers speak. */
export function ModelForm({ saved }: { saved: ApiOutputs['connections']['list']['assistant'] }) {
  const t = useTranslations('settings.services')
  const [baseUrl, setBaseUrl] = useState(saved?.settings.baseUrl ?? '')
  const [model, setModel] = useState(saved?.settings.model ?? '')
  const [key, setKey] = useState<string | null>(null)
  const given = { baseUrl: baseUrl.trim().replace(/\/+$/, ''), model: model.trim() }
  const input: ServiceInput = { kind: 'assistant', settings: given, secret: key }
  const same = saved?.settings.baseUrl === given.baseUrl && saved.settings.model === given.model && key === null
  const moved = saved?.secret === 'set' && key === null && originOf(saved.settings.baseUrl) !== originOf(given.baseUrl)
  return (
    <ServicePanel
      title={t('model.title')}
      text={t('model.text')}
      saved={saved}
      input={input}
      complete={URL.canParse(given.baseUrl) && given.model !== ''}
      changed={!same}
      tryLabel={t('model.try')}
    >
      <Field label={t('model.address')} help={t('model.addressHelp')} required>
        <Input type="url" value={baseUrl} onChange={(event) => setBaseUrl(event.target.value)} placeholder="https://…/v1" maxLength={500} />
      </Field>
      <Field label={t('model.model')} help={t('model.modelHelp')} required>
        <Input value={model} onChange={(event) => setModel(event.target.value)} maxLength={120} spellCheck={false} />
      </Field>
      <Field label={t('model.key')} help={moved ? t('secretMoved') : t('secretHelp')}>
        <Input
          type="password"
          autoComplete="off"
          value={key ?? ''}
          onChange={(event) => setKey(event.target.value || null)}
          placeholder={saved?.secret === 'set' && !moved ? t('secretSet') : ''}
          maxLength={500}
        />
      </Field>
    </ServicePanel>
  )
}

function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : ''
}
