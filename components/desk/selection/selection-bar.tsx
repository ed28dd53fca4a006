'use client'
import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ManyRequest } from '../../../server/desk/act-on-many.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import type { ConversationRow, DeskList } from '../model.ts'
import { ResolveDialog } from '../resolve-dialog.tsx'
import { TransferDialog } from '../transfer-dialog.tsx'
import { mostSelected } from './select-rows.ts'
import { TagDialog } from './tag-dialog.tsx'
import { useActOnMany } from './use-act-on-many.ts'

type Doing = 'assign' | 'transfer' | 'resolve' | 'dismiss' | 'tag'

/** What makes sense where; a search finds conversations of every list. The server decides for each one. */
const offered: Record<DeskList | 'search', readonly Doing[]> = {
  mine: ['transfer', 'resolve', 'tag'],
  waiting: ['assign', 'tag'],
  attention: ['assign', 'dismiss', 'tag'],
  bot: ['assign', 'tag'],
  closed: ['tag'],
  search: ['assign', 'transfer', 'resolve', 'tag'],
}

/** Stands over the list while rows are selected. */
export function SelectionBar({
  list,
  rows,
  ids,
  onAll,
  onClear,
}: {
  list: DeskList | 'search'
  rows: readonly ConversationRow[]
  ids: string[]
  onAll(): void
  onClear(): void
}) {
  const t = useTranslations('desk')
  const [dialog, setDialog] = useState<Doing | null>(null)
  const targets = useQuery({ ...useApi().desk.targets.queryOptions(), enabled: dialog === 'transfer' })
  const { busy, act } = useActOnMany(rows)
  const all = ids.length >= Math.min(rows.length, mostSelected)
  const run = (action: ManyRequest) =>
    act(ids, action, () => {
      setDialog(null)
      onClear()
    })
  const start: Record<Doing, () => void> = {
    assign: () => run({ kind: 'assignToMe' }),
    dismiss: () => run({ kind: 'attention', needed: false }),
    transfer: () => setDialog('transfer'),
    resolve: () => setDialog('resolve'),
    tag: () => setDialog('tag'),
  }
  return (
    <section
      aria-label={t('many.title', { count: ids.length })}
      data-testid="selection"
      className="border-line border-b bg-accent-soft px-3 py-1.5"
    >
      <div className="flex items-center gap-2">
        <Checkbox checked={all ? true : 'indeterminate'} aria-label={t('many.all')} onCheckedChange={onAll} />
        <span role="status" className="flex-1 tabular-nums">
          {t('many.title', { count: ids.length })}
          {ids.length >= mostSelected && <span className="text-ink-meta text-sm"> {t('many.most', { count: mostSelected })}</span>}
        </span>
        <IconButton size="sm" label={t('many.clear')} keys="Esc" icon={X} onClick={onClear} />
      </div>
      <div className="mt-1 flex flex-wrap gap-1">
        {offered[list].map((each) => (
          <Button key={each} size="sm" disabled={busy} onClick={start[each]} data-testid={`many-${each}`}>
            {t(`many.${each}`)}
          </Button>
        ))}
      </div>
      <TransferDialog
        open={dialog === 'transfer'}
        targets={targets.data}
        busy={busy}
        onClose={() => setDialog(null)}
        onTransfer={(to, note) => run({ kind: 'transfer', to, note: note.trim() || undefined })}
      />
      <ResolveDialog
        open={dialog === 'resolve'}
        busy={busy}
        onClose={() => setDialog(null)}
        onResolve={({ outcome, continueFlow, note }) => run({ kind: 'resolve', outcome, continueFlow, note: note || undefined })}
      />
      <TagDialog
        open={dialog === 'tag'}
        busy={busy}
        onClose={() => setDialog(null)}
        onTag={(tag) => run({ kind: 'tag', tag, put: true })}
      />
    </section>
  )
}
