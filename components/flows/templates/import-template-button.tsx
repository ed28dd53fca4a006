'use client'
import { Upload } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { MAX_LENGTH } from '../../../flows/document/open-document.ts'
import { readTemplateFile } from '../../../flows/templates/own/template-file.ts'
import { useApi } from '../../api/use-api.ts'
import { useSave } from '../../settings/use-save.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { toast } from '../../ui/toast.tsx'
import { pickFiles } from '../files.ts'

type Failure = { code: 'notJson' | 'tooLarge' | 'newerVersion' | 'otherFile' | 'flowFile' | 'notAProject'; path: string }

/** Takes a template file; what is wrong with one is said before anything is sent. */
export function ImportTemplateButton({ onImported }: { onImported(templateId: string): void }) {
  const t = useTranslations('templates')
  const [failure, setFailure] = useState<Failure | null>(null)
  const send = useSave(useApi().templates.import.mutationOptions(), {
    done: null,
    after: ({ templateId, name }) => {
      toast.success(t('imported', { name }))
      onImported(templateId)
    },
  })
  async function take(): Promise<void> {
    const [file] = (await pickFiles({ folder: false, accept: '.json,application/json' })) ?? []
    if (!file) return
    setFailure(null)
    // A file that cannot be read, because it went or its name cannot be spoken, is told like one with nothing in it.
    const text = file.size > MAX_LENGTH * 2 ? null : await file.text().catch(() => '')
    const read = text === null ? { error: { code: 'tooLarge' as const, problems: [] } } : readTemplateFile(text)
    if ('error' in read) setFailure({ code: read.error.code, path: read.error.problems[0]?.path ?? 'none' })
    else if (text !== null) send.mutate({ file: JSON.parse(text.replace(/^\uFEFF/, '')) })
  }
  return (
    <div className="flex flex-col gap-2">
      <Button size="sm" variant="quiet" icon={Upload} loading={send.isPending} data-testid="import-template" onClick={() => void take()}>
        {t('import')}
      </Button>
      {failure && (
        <Callout tone="bad">
          <span data-testid="template-import-error">{t(`importFailed.${failure.code}`, { path: failure.path || 'none' })}</span>
        </Callout>
      )}
    </div>
  )
}
