'use client'
import { useMutation } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { readAppError } from '../api/app-error.ts'
import { type ApiInputs, useApi } from '../api/use-api.ts'
import { useErrorText } from '../api/use-error-text.ts'
import { Button } from '../ui/button.tsx'
import { Callout } from '../ui/callout.tsx'
import { useConfirm } from '../ui/confirm-dialog.tsx'
import { Dialog, DialogContent } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { CertificateFields, OAuthFields } from './credential-fields.tsx'
import type { Credential } from './credentials-panel.tsx'
import { useSave } from './use-save.ts'

type CredentialInput = ApiInputs['credentials']['save']
type Settings<K> = Extract<CredentialInput, { kind: K }>['settings']
const newOAuth = { tokenUrl: '', clientId: '', scope: '', audience: '', by: 'basic' as const }
const newCertificate = { certificate: '', authorities: '' }
const known = ['wrong-key', 'unreachable', 'timeout', 'refused-address', 'insecure', 'bad-answer', 'http-429']

export function CredentialDialog({ credential, onClose }: { credential: Credential | 'new' | null; onClose: () => void }) {
  return (
    <Dialog open={credential !== null} onOpenChange={(open) => !open && onClose()}>
      {credential && <CredentialForm credential={credential === 'new' ? undefined : credential} onClose={onClose} />}
    </Dialog>
  )
}

function CredentialForm({ credential, onClose }: { credential?: Credential; onClose: () => void }) {
  const t = useTranslations('settings.credentials')
  const s = useTranslations('settings.services')
  const c = useTranslations('common')
  const api = useApi()
  const confirm = useConfirm()
  const errorText = useErrorText()
  const [name, setName] = useState(credential?.name ?? '')
  const [origin, setOrigin] = useState(credential?.origin ?? '')
  const [kind, setKind] = useState<CredentialInput['kind']>(credential?.kind ?? 'oauth2')
  const [oauth, setOAuth] = useState<Settings<'oauth2'>>(credential?.kind === 'oauth2' ? credential.settings : newOAuth)
  const [certificate, setCertificate] = useState<Settings<'certificate'>>(
    credential?.kind === 'certificate' ? credential.settings : newCertificate,
  )
  const [secret, setSecret] = useState<string | null>(null)
  const common = { id: credential?.id, name: name.trim(), origin: origin.trim(), secret }
  const input: CredentialInput = kind === 'oauth2' ? { ...common, kind, settings: oauth } : { ...common, kind, settings: certificate }
  const complete =
    common.name !== '' &&
    URL.canParse(common.origin) &&
    (kind === 'oauth2' ? URL.canParse(oauth.tokenUrl) && oauth.clientId.trim() !== '' : certificate.certificate.trim() !== '') &&
    (secret !== null || credential?.kind === kind)

  const attempt = useMutation(api.credentials.try.mutationOptions({ meta: { quiet: true } }))
  const save = useSave(api.credentials.save.mutationOptions(), { after: onClose, failure: () => null })
  const remove = useSave(api.credentials.remove.mutationOptions(), { done: t('removed'), after: onClose })
  const failure = save.error ?? attempt.error
  const refused = failure ? readAppError(failure) : null
  const wrong = refused?.code === 'bad-request' ? String(refused.params?.field ?? '') : ''
  const errorOf = (field: string) =>
    wrong === field && t(`wrong.${field as 'origin' | 'tokenUrl' | 'certificate' | 'authorities' | 'secret'}`)
  const told = ['origin', 'tokenUrl', 'certificate', 'authorities', 'secret'].includes(wrong)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    attempt.reset()
    save.mutate(input)
  }
  const ask = async () => {
    if (!credential) return
    const yes = await confirm({ title: t('removeTitle', { name: credential.name }), description: t('removeText'), action: c('remove') })
    if (yes) remove.mutate({ id: credential.id })
  }
  const tried = attempt.data
  return (
    <DialogContent
      title={credential ? credential.name : t('add')}
      footer={
        <>
          {credential && (
            <Button variant="danger-quiet" icon={Trash2} onClick={() => void ask()} className="mr-auto">
              {c('remove')}
            </Button>
          )}
          <Button
            loading={attempt.isPending}
            disabled={!complete}
            onClick={() => {
              save.reset()
              attempt.mutate(input)
            }}
          >
            {t('try')}
          </Button>
          <Button variant="primary" type="submit" form="credential" loading={save.isPending} disabled={!complete}>
            {c('save')}
          </Button>
        </>
      }
    >
      <form id="credential" onSubmit={submit} className="flex flex-col gap-4">
        <Segmented
          label={t('kind')}
          value={kind}
          onValueChange={(next) => {
            setKind(next)
            setSecret(null)
          }}
          segments={(['oauth2', 'certificate'] as const).map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
        <Field label={t('name')} required>
          <Input value={name} onChange={(event) => setName(event.target.value)} required maxLength={80} />
        </Field>
        <Field label={t('system')} help={t('systemHelp')} required error={errorOf('origin')}>
          <Input
            type="url"
            value={origin}
            onChange={(event) => setOrigin(event.target.value)}
            placeholder="https://api.example.com"
            required
            maxLength={500}
            spellCheck={false}
          />
        </Field>
        {kind === 'oauth2' ? (
          <OAuthFields
            value={oauth}
            onChange={setOAuth}
            secret={secret}
            onSecret={setSecret}
            saved={credential?.kind === kind}
            errorOf={errorOf}
          />
        ) : (
          <CertificateFields
            value={certificate}
            onChange={setCertificate}
            secret={secret}
            onSecret={setSecret}
            saved={credential?.kind === kind}
            errorOf={errorOf}
          />
        )}
        {tried && (
          <Callout tone={tried.ok ? 'ok' : 'bad'}>
            {tried.ok
              ? t(`works.${kind}`)
              : known.includes(tried.code)
                ? s(`problems.${tried.code as 'unreachable'}`)
                : s('problems.other', { message: tried.message })}
          </Callout>
        )}
        {failure && !told && <Callout tone="bad">{refused?.code === 'name-taken' ? t('taken') : errorText(failure).text}</Callout>}
      </form>
    </DialogContent>
  )
}
