'use client'
import { useQuery } from '@tanstack/react-query'
import { FolderOpen, MessagesSquare, Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { isSame } from '../../../flows/document/same.ts'
import type { RecordedConversation } from '../../../server/simulator/list-recorded.ts'
import { QueryError } from '../../api/query-error.tsx'
import { useApi, useApiClient } from '../../api/use-api.ts'
import { useErrorText } from '../../api/use-error-text.ts'
import { useMe } from '../../api/use-me.ts'
import { playRecorded } from '../../simulator/play-recorded.ts'
import type { SimulationStore } from '../../simulator/simulation-store.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { Dialog, DialogContent } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Input } from '../../ui/input.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toast.tsx'
import { useDebounced } from '../../ui/use-debounced.ts'
import { useFormat } from '../../ui/use-format.ts'
import { useDesignerStore } from '../store.ts'

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
  const api = useApi()
  const client = useApiClient()
  const errorText = useErrorText()
  const designer = useDesignerStore()
  const [words, setWords] = useState('')
  const search = useDebounced(words.trim(), 250)
  const [loading, setLoading] = useState<string | null>(null)
  const list = useQuery(api.simulator.recorded.queryOptions({ projectId, search }, { placeholderData: (before) => before }))

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
      <Input
        icon={Search}
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <div className="mt-3 min-h-40">
        {list.isPending ? (
          <Skeleton className="h-40" />
        ) : list.isError ? (
          <QueryError error={list.error} onRetry={list.refetch} />
        ) : list.data.length === 0 ? (
          <EmptyState icon={MessagesSquare} title={search ? t('noneFound') : t('none')}>
            {search ? t('noneFoundHint') : t('noneHint')}
          </EmptyState>
        ) : (
          <ul className="max-h-[50vh] overflow-y-auto">
            {list.data.map((each) => (
              <Row key={each.id} conversation={each} loading={loading} onLoad={() => void load(each.id)} />
            ))}
          </ul>
        )}
      </div>
      <Callout tone="info" className="mt-3">
        {t('privacy')}
      </Callout>
    </DialogContent>
  )
}

function Row({ conversation, loading, onLoad }: { conversation: RecordedConversation; loading: string | null; onLoad: () => void }) {
  const t = useTranslations('recorded')
  const format = useFormat()
  const { id, said, startedAt, version, owner } = conversation
  return (
    <li>
      <Button
        variant="quiet"
        className="h-auto w-full justify-start py-1.5 text-left"
        data-testid={`recorded-${id}`}
        loading={loading === id}
        disabled={loading !== null}
        onClick={onLoad}
      >
        <span className="min-w-0 flex-1">
          <span className="block truncate">{said ?? t('saidNothing')}</span>
          <span className="block font-normal text-ink-meta text-sm tabular-nums">
            {format.dayTime(startedAt)} · {t('version', { number: version })} · {t(owner === 'closed' ? 'over' : 'underWay')}
          </span>
        </span>
      </Button>
    </li>
  )
}
