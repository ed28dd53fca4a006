'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useApi } from '../../api/use-api.ts'
import { saveFile } from '../../flows/files.ts'
import { useSave } from '../../settings/use-save.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { useConfirm } from '../../ui/confirm-dialog.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { dropLeft, type LeftDraft } from './kept-draft.ts'
import type { Own } from './own.ts'
import { opens } from './start-draft.ts'

type LeftWorkProps = { own: Own; name: string; left: readonly LeftDraft[]; mayEdit: boolean }

/** Unsaved work of earlier visits that is not what one goes on with: it is shown until somebody says what becomes of it. */
export function LeftWork({ own, name, left, mayEdit }: LeftWorkProps) {
  const [gone, setGone] = useState<readonly string[]>([])
  return left
    .filter(({ visitId }) => !gone.includes(visitId))
    .map((each) => (
      <LeftRow
        key={each.visitId}
        left={each}
        name={name}
        mayEdit={mayEdit}
        onGone={() => {
          dropLeft(own, each.visitId)
          setGone([...gone, each.visitId])
        }}
      />
    ))
}

type LeftRowProps = { left: LeftDraft; name: string; mayEdit: boolean; onGone(): void }

function LeftRow({ left: { at, draft, text }, name, mayEdit, onGone }: LeftRowProps) {
  const t = useTranslations('designer.left')
  const format = useFormat()
  const api = useApi()
  const router = useRouter()
  const confirm = useConfirm()
  const copy = useSave(api.projects.import.mutationOptions(), {
    done: t('opened'),
    after: ({ projectId }) => {
      onGone()
      router.push(`/flows/${projectId}`)
    },
  })
  const readable = draft !== null && opens(draft)
  const file = draft && { format: 'tandem-project' as const, ...draft.document }
  return (
    <Callout
      tone="warn"
      className="m-2 mb-0"
      actions={
        <>
          <Button
            size="sm"
            data-testid="left-download"
            onClick={() => saveFile(`${name}.json`, file ? JSON.stringify(file, null, 2) : text)}
          >
            {t('download')}
          </Button>
          {readable && mayEdit && file && (
            <Button
              size="sm"
              data-testid="left-copy"
              loading={copy.isPending}
              onClick={() =>
                copy.mutate({ file: { ...file, project: { ...file.project, name: t('nameOf', { name }).slice(0, 120) } } } as never)
              }
            >
              {t('copy')}
            </Button>
          )}
          <Button
            size="sm"
            variant="danger-quiet"
            data-testid="left-drop"
            onClick={() =>
              void confirm({ title: t('dropTitle'), description: t('dropText'), action: t('drop'), tone: 'danger' }).then(
                (yes) => yes && onGone(),
              )
            }
          >
            {t('drop')}
          </Button>
        </>
      }
    >
      <span data-testid="left-work">{readable ? t('work', { when: format.dayTime(new Date(at)) }) : t('unreadable')}</span>
    </Callout>
  )
}
