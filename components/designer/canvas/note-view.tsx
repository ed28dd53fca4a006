'use client'
import type { NodeProps } from '@xyflow/react'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { cn } from '../../ui/cn.ts'
import { changeNote } from '../document/layout-operations.ts'
import { InlineText } from '../inline-text.tsx'
import { useDesigner } from '../store.ts'
import type { NoteNode } from './to-canvas.ts'

/** A note for whoever works on the flow; customers never see it. */
export const NoteView = memo(function NoteView({ data, selected }: NodeProps<NoteNode>) {
  const t = useTranslations('designer')
  const edit = useDesigner((state) => state.edit)
  const { noteId, flowId, note } = data
  return (
    <aside
      aria-label={t('note')}
      data-testid={`note-${noteId}`}
      style={{ width: note.width }}
      className={cn(
        'card-head min-h-16 cursor-grab rounded-md border border-note-line bg-note-soft p-2.5 text-note active:cursor-grabbing',
        selected && 'border-accent shadow-[0_0_0_1px_var(--accent)]',
      )}
    >
      <InlineText
        multiline
        editKey={`note:${noteId}`}
        value={note.text}
        label={t('note')}
        placeholder={t('noteHint')}
        className="min-h-10 w-full whitespace-pre-wrap [overflow-wrap:anywhere]"
        onSave={(text) => edit(t('do.text'), (document) => changeNote(document, flowId, noteId, { text }))}
      />
    </aside>
  )
})
