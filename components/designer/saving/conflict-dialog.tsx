'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Resolutions, Side } from '../../../flows/merge/conflict.ts'
import { describeConflict } from '../../../flows/merge/words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogContent } from '../../ui/dialog.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { useDesigner } from '../store.ts'
import type { SaveState } from './use-autosave.ts'

type Props = { state: Extract<SaveState, { kind: 'conflict' }>; open: boolean; onClose(): void; onSettle(resolutions: Resolutions): void }

/** What both changed, one by one: whose shall it be? Everything else is already together. */
export function ConflictDialog({ state, open, onClose, onSettle }: Props) {
  const t = useTranslations('designer.save')
  const language = useDesigner((designer) => designer.language)
  const [chosen, setChosen] = useState<Resolutions>({})
  const { conflicts, drafts } = state
  const all = (side: Side): Resolutions => Object.fromEntries(conflicts.map(({ id }) => [id, side]))
  const both = { before: drafts.theirs.project, after: drafts.ours.project, language }
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      <DialogContent
        title={t('conflictTitle', { count: conflicts.length })}
        description={t('conflictHint', { by: state.by || t('somebody') })}
        footer={
          <>
            <Button onClick={() => setChosen(all('theirs'))}>{t('allTheirs')}</Button>
            <Button onClick={() => setChosen(all('ours'))}>{t('allMine')}</Button>
            <Button variant="primary" data-testid="settle" onClick={() => onSettle(chosen)}>
              {t('settle')}
            </Button>
          </>
        }
      >
        <ul className="divide-y divide-line">
          {conflicts.map((conflict) => (
            <li key={conflict.id} className="flex items-start gap-3 py-2.5">
              <span className="min-w-0 flex-1 break-words">{describeConflict(conflict, both)}</span>
              <Segmented
                size="sm"
                label={t('whose')}
                value={chosen[conflict.id] ?? 'ours'}
                onValueChange={(side) => setChosen({ ...chosen, [conflict.id]: side })}
                segments={[
                  { value: 'ours', label: t('mine') },
                  { value: 'theirs', label: t('theirs') },
                ]}
              />
            </li>
          ))}
        </ul>
      </DialogContent>
    </Dialog>
  )
}
