'use client'
import { useMutation } from '@tanstack/react-query'
import { FileJson, FolderOpen, Upload } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type DragEvent, useState } from 'react'
import { openFailure } from '../../flows/document/open-document.ts'
import { type Imported, readImport } from '../../flows/exchange/read-import.ts'
import { useApi } from '../api/use-api.ts'
import { useErrorText } from '../api/use-error-text.ts'
import { Button } from '../ui/button.tsx'
import { Callout } from '../ui/callout.tsx'
import { cn } from '../ui/cn.ts'
import { Dialog, DialogContent } from '../ui/dialog.tsx'
import { pickFiles, readFiles } from './files.ts'
import { ImportReport } from './import-report.tsx'
import { placeCards } from './place-cards.ts'

type Chosen = { fileName: string; imported: Imported }

/** A flow from a file or folder: shows what it is and what will become of it before anything is made. */
export function ImportDialog({ open, onClose }: { open: boolean; onClose(): void }) {
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      {open && <Import />}
    </Dialog>
  )
}

function Import() {
  const t = useTranslations('flows.importing')
  const api = useApi()
  const router = useRouter()
  const errorText = useErrorText()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [name, setName] = useState('')
  const [reading, setReading] = useState(false)
  const create = useMutation({
    ...api.projects.import.mutationOptions(),
    meta: { quiet: true },
    onSuccess: ({ projectId }) => router.push(`/flows/${projectId}`),
  })
  const document = chosen && 'project' in chosen.imported.opened ? chosen.imported.opened : null

  async function take(files: File[] | null): Promise<void> {
    if (!files?.[0]) return
    setReading(true)
    create.reset()
    const fileName = files[0].webkitRelativePath.split('/')[0] || files[0].name
    const imported = await readFiles(files)
      .then(readImport)
      .catch((error: Error): Imported => {
        const code = error.message === 'too large' ? 'tooLarge' : 'notAProject'
        return { source: 'tandem', opened: openFailure(code), report: [] }
      })
    setChosen({ fileName, imported })
    setName('project' in imported.opened ? imported.opened.project.name : '')
    setReading(false)
  }

  async function make(): Promise<void> {
    if (!document || !chosen) return
    const { project, scenarios } = document
    const layout = chosen.imported.source === 'dialogflow-cx' ? await placeCards(project) : document.layout
    create.mutate({ name: name.trim() || project.name, file: { format: 'tandem-project', project, layout, scenarios } })
  }

  return (
    <DialogContent
      title={t('title')}
      description={t('hint')}
      footer={
        <Button variant="primary" disabled={!document} loading={create.isPending} data-testid="import-create" onClick={() => void make()}>
          {t('create')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <DropZone small={chosen !== null} fileName={chosen?.fileName ?? ''} loading={reading} onFiles={(files) => void take(files)} />
        {chosen && <ImportReport imported={chosen.imported} name={name} onName={setName} />}
        {create.isError && <Callout tone="bad">{errorText(create.error).text}</Callout>}
      </div>
    </DialogContent>
  )
}

/** Takes a file by dropping it or by choosing it; a folder by choosing it. Small once something was chosen. */
function DropZone({
  small,
  fileName,
  loading,
  onFiles,
}: {
  small: boolean
  fileName: string
  loading: boolean
  onFiles(files: File[] | null): void
}) {
  const t = useTranslations('flows.importing')
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onFiles([...event.dataTransfer.files])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the buttons inside do the same by keyboard
    <div
      data-testid="import-drop"
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cn(
        'flex items-center gap-3 rounded-lg border border-line-strong border-dashed',
        small ? 'px-3 py-2' : 'flex-col px-6 py-8 text-center',
        over && 'border-accent bg-accent-soft',
      )}
    >
      {small ? (
        <span className="flex min-w-0 flex-1 items-center gap-2">
          <FileJson aria-hidden className="size-4 shrink-0 text-ink-meta" />
          <span className="truncate">{fileName}</span>
        </span>
      ) : (
        <>
          <Upload aria-hidden className="size-6 text-ink-meta" strokeWidth={1.5} />
          <p className="text-ink-2">{t('drop')}</p>
        </>
      )}
      <span className="flex shrink-0 gap-2">
        <Button
          size={small ? 'sm' : 'md'}
          icon={FileJson}
          loading={loading}
          data-testid="import-file"
          onClick={() => void pickFiles({ folder: false }).then(onFiles)}
        >
          {t(small ? 'another' : 'file')}
        </Button>
        <Button
          size={small ? 'sm' : 'md'}
          variant="quiet"
          icon={FolderOpen}
          disabled={loading}
          onClick={() => void pickFiles({ folder: true }).then(onFiles)}
        >
          {t('folder')}
        </Button>
      </span>
    </div>
  )
}
