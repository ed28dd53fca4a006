'use client'
import { FolderOpen } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { isSame } from '../../../flows/document/same.ts'
import { useApiClient } from '../../api/use-api.ts'
import { useErrorText } from '../../api/use-error-text.ts'
import { useMe } from '../../api/use-me.ts'
import { playRecorded } from '../../simulator/play-recorded.ts'
import type { SimulationStore } from '../../simulator/simulation-store.ts'
import { Callout } from '../../ui/callout.tsx'
import { Dialog, DialogContent } from '../../ui/dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { toast } from '../../ui/toast.tsx'
import { useDesignerStore } from '../store.ts'
import { RecordedList } from './recorded-list.tsx'

type LoadRecordedProps = { simulation: SimulationStore; projectId: string }

/** Brings a real conversation into the simulator: look at it step by step, play it on the draft, keep it as a scenario. */
export function LoadRecorded(props: LoadRecordedProps) {
  const t = useTranslations('recorded')
  const { may } = useMe()
  const [open, setOpen] = useState(false)
  if (!may('flow.replay')) return null
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <IconButton size="sm" label={t('load')} icon={FolderOpen} data-testid="sim-load-recorded" onClick={() => setOpen(true)} />
      {open && <Chooser {...props} onLoaded={() => setOpen(false)} />}
    </Dialog>
  )
}

function Chooser({ simulation, projectId, onLoaded }: LoadRecordedProps & { onLoaded: () => void }) {
  const t = useTranslations('recorded')
  const client = useApiClient()
  const errorText = useErrorText()
  const designer = useDesignerStore()
  const [loading, setLoading] = useState<string | null>(null)

  async function load(conversationId: string): Promise<void> {
    setLoading(conversationId)
    try {
      const run = await client.simulator.recording.query({ projectId, conversationId })
      const { project: draft } = designer.getState().history.document
      // On the draft itself where nothing was changed since.
      simulation.load(playRecorded({ ...run, project: isSame(run.project, draft) ? draft : run.project }))
      designer.getState().set({ tab: 'flow', dock: 'simulator', announcement: t('loaded') })
      if (run.movedLater) toast.info(t('movedLater'))
      onLoaded()
    } catch (error) {
      toast.error(errorText(error).text)
      setLoading(null)
    }
  }
  return (
    <DialogContent title={t('title')} description={t('about')} size="md">
      <RecordedList projectId={projectId} loading={loading} className="max-h-[50vh]" onChoose={(id) => void load(id)} />
      <Callout tone="info" className="mt-3">
        {t('privacy')}
      </Callout>
    </DialogContent>
  )
}
