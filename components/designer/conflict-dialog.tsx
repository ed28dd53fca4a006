'use client'
import { TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useApiClient } from '../api/use-api.ts'
import { useErrorText } from '../api/use-error-text.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogContent, DialogTrigger } from '../ui/dialog.tsx'
import { toast } from '../ui/toast.tsx'
import { useDesigner } from './model/designer-context.tsx'

/** Somebody else saved in the meantime: their work or mine goes on; the other one is kept in this browser either way. */
export function ConflictDialog({ by }: { by: string }) {
  const t = useTranslations('designer.conflict')
  const client = useApiClient()
  const errorText = useErrorText()
  const { projectId, documents, saver, keep } = useDesigner()
  const [busy, setBusy] = useState<'mine' | 'theirs' | null>(null)

  const settle = async (choice: 'mine' | 'theirs') => {
    setBusy(choice)
    try {
      const theirs = await client.projects.get.query({ projectId })
      const other = { project: theirs.draft, layout: theirs.layout }
      const mine = documents.getState().document
      const kept = choice === 'mine' ? other : mine
      keep.keepReplaced({ at: Date.now(), baseRevision: theirs.revision, document: kept, ...(choice === 'mine' && by ? { by } : {}) })
      if (choice === 'theirs') documents.reset(other)
      saver.settle({ revision: theirs.revision, dirty: choice === 'mine' })
      toast.success(t(choice === 'mine' ? 'mineTaken' : 'theirsTaken'))
    } catch (error) {
      toast.error(errorText(error).text)
    } finally {
      setBusy(null)
    }
  }
  return (
    <Dialog defaultOpen>
      <DialogTrigger asChild>
        <Button size="sm" className="border-bad/40 text-bad" icon={TriangleAlert}>
          {t('badge')}
        </Button>
      </DialogTrigger>
      <DialogContent
        size="sm"
        title={t('title', { name: by || t('someone') })}
        description={t('text')}
        footer={
          <>
            <Button onClick={() => void settle('theirs')} loading={busy === 'theirs'} data-testid="conflict-theirs">
              {t('theirs')}
            </Button>
            <Button variant="primary" onClick={() => void settle('mine')} loading={busy === 'mine'} data-testid="conflict-mine">
              {t('mine')}
            </Button>
          </>
        }
      >
        <p className="text-ink-2">{t('kept')}</p>
      </DialogContent>
    </Dialog>
  )
}
