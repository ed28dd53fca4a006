'use client'
import { useMutation } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { FlowNode } from '../../../../flows/document/project.ts'
import { isMasked } from '../../../../flows/document/variable.ts'
import type { Json, JsonObject } from '../../../../flows/engine/types.ts'
import { requestOf, valuesShown } from '../../../../flows/preview/preview-node.ts'
import { useApi } from '../../../api/use-api.ts'
import { useErrorText } from '../../../api/use-error-text.ts'
import { mayChangeThings } from '../../../simulator/answer-plan.ts'
import { Button } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/callout.tsx'
import { useConfirm } from '../../../ui/confirm-dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { Input } from '../../../ui/input.tsx'
import { useDesigner } from '../../store.ts'
import { useNamesInFlow } from '../use-environment.ts'

/** Sends the node's request for real, with values to try: through the server, which keeps to the same addresses and limits as live. */
export function TryRequest({ node, onAnswer }: { node: FlowNode; onAnswer(body: Json): void }) {
  const t = useTranslations('inspector.sample')
  const api = useApi()
  const confirm = useConfirm()
  const errorText = useErrorText()
  const project = useDesigner((state) => state.history.document.project)
  const language = useDesigner((state) => state.language)
  const { variables } = useNamesInFlow()
  const [typed, setTyped] = useState<Record<string, string>>({})
  const shown = valuesShown(node, variables)
  const textOf = (id: string, initial: unknown) =>
    typed[id] ?? (initial === undefined || initial === null ? '' : typeof initial === 'string' ? initial : JSON.stringify(initial))
  const values: JsonObject = Object.fromEntries(shown.map(({ id, initial }) => [id, textOf(id, initial)]))
  const missing = Object.values(values).includes('')
  const request = requestOf({ project, variables, node, language, values })
  const send = useMutation({
    ...api.simulator.http.mutationOptions(),
    meta: { quiet: true },
    onSuccess: (answer) => answer.ok && typeof answer.result.body === 'object' && onAnswer(answer.result.body),
  })
  async function ask(): Promise<void> {
    if (!request) return
    const { kind: _, ...input } = request
    const { method, url } = request
    const yes =
      !mayChangeThings(request) ||
      (await confirm({ title: t('confirmTitle', { method }), description: t('confirmText', { url }), action: t('confirmAction') }))
    if (yes) send.mutate(input)
  }
  const answer = send.data
  return (
    <div className="flex flex-col gap-3">
      {shown.length > 0 && <h4 className="text-ink-meta text-sm">{t('values')}</h4>}
      {shown.map(({ id, name, initial, ...variable }) => (
        <Field key={id} label={name}>
          <Input
            type={isMasked(variable) ? 'password' : 'text'}
            autoComplete="off"
            maxLength={4000}
            value={textOf(id, initial)}
            onChange={(event) => setTyped({ ...typed, [id]: event.target.value })}
          />
        </Field>
      ))}
      {missing ? (
        <p className="text-ink-meta text-sm">{t('fill')}</p>
      ) : (
        <p className="break-all text-ink-meta text-sm">
          {request ? t('address', { method: request.method, url: request.url }) : t('badNode')}
        </p>
      )}
      <Button
        icon={Send}
        className="self-start"
        disabled={missing || !request?.url}
        loading={send.isPending}
        data-testid="send-request"
        onClick={() => void ask()}
      >
        {t('send')}
      </Button>
      {send.isError && <Callout tone="bad">{errorText(send.error).text}</Callout>}
      {answer && !answer.ok && <Callout tone="bad">{t('failed', answer.error)}</Callout>}
      {answer?.ok && (
        <>
          <p role="status" className="text-ink-2 text-sm">
            {t('status', { status: answer.result.status, millis: answer.millis })}
          </p>
          {(answer.result.status < 200 || answer.result.status >= 300) && <Callout tone="warn">{t('badStatus')}</Callout>}
          {typeof answer.result.body !== 'object' && <Callout tone="warn">{t('notStructured')}</Callout>}
        </>
      )}
    </div>
  )
}
