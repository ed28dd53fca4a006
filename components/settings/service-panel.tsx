'use client'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { FormEvent, ReactNode } from 'react'
import { type ApiInputs, type ApiOutputs, useApi } from '../api/use-api.ts'
import { useErrorText } from '../api/use-error-text.ts'
import { Button } from '../ui/button.tsx'
import { Callout } from '../ui/callout.tsx'
import { useConfirm } from '../ui/confirm-dialog.tsx'
import { Panel } from '../ui/panel.tsx'
import { useSave } from './use-save.ts'

export type ServiceInput = ApiInputs['connections']['save']
type Tried = ApiOutputs['connections']['try']

/** What came back in the words of this page; every other code shows what the service itself said. */
const known = ['wrong-key', 'unreachable', 'timeout', 'refused-address', 'insecure', 'bad-answer', 'http-429']

/** One service: what it is for, its form, trying it as it is entered, saving and removing it. */
export function ServicePanel({
  title,
  text,
  saved,
  input,
  complete,
  changed,
  tryLabel,
  children,
}: {
  title: string
  text: string
  saved: { secret: 'none' | 'set' | 'unreadable' } | null
  input: ServiceInput
  complete: boolean
  changed: boolean
  tryLabel: string
  children: ReactNode
}) {
  const t = useTranslations('settings.services')
  const c = useTranslations('common')
  const api = useApi()
  const confirm = useConfirm()
  const errorText = useErrorText()
  const attempt = useMutation(api.connections.try.mutationOptions({ meta: { quiet: true } }))
  const save = useSave(api.connections.save.mutationOptions(), { after: attempt.reset })
  const remove = useSave(api.connections.remove.mutationOptions(), { done: t('removed') })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(input)
  }
  const ask = async () => {
    const yes = await confirm({ title: t('removeTitle', { name: title }), description: t('removeText'), action: c('remove') })
    if (yes) remove.mutate({ kind: input.kind })
  }
  const outcome = (tried: Tried) => {
    if (tried.ok) return t(`works.${input.kind}`)
    return known.includes(tried.code) ? t(`problems.${tried.code}`) : t('problems.other', { message: tried.message })
  }
  return (
    <Panel title={title} aside={<span>{t(saved ? 'state.on' : 'state.off')}</span>}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <p className="-mt-1 text-ink-meta text-sm">{text}</p>
        {saved?.secret === 'unreadable' && <Callout tone="warn">{t('unreadable')}</Callout>}
        {children}
        {attempt.data && <Callout tone={attempt.data.ok ? 'ok' : 'bad'}>{outcome(attempt.data)}</Callout>}
        {attempt.isError && <Callout tone="bad">{errorText(attempt.error).text}</Callout>}
        <div className="flex items-center gap-2">
          <Button type="submit" variant="primary" loading={save.isPending} disabled={!complete || !changed}>
            {c('save')}
          </Button>
          <Button type="button" loading={attempt.isPending} disabled={!complete} onClick={() => attempt.mutate(input)}>
            {tryLabel}
          </Button>
          {saved && (
            <Button type="button" variant="danger-quiet" className="ml-auto" onClick={() => void ask()}>
              {c('remove')}
            </Button>
          )}
        </div>
      </form>
    </Panel>
  )
}
