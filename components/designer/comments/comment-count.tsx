'use client'
import { MessageSquare } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useContext } from 'react'
import { useDesignerStore } from '../store.ts'
import { CommentsContext } from './use-comments.ts'

/** On a card: how many remarks about it are open; a click shows them. */
export function CommentCount({ flowId, cardId }: { flowId: string; cardId: string }) {
  const t = useTranslations('comments')
  const store = useDesignerStore()
  const count = useContext(CommentsContext)?.open.get(`${flowId} ${cardId}`) ?? 0
  if (count === 0) return null
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={t('count', { count })}
      title={t('count', { count })}
      data-testid={`comments-${cardId}`}
      className="nodrag inline-flex h-5 shrink-0 items-center gap-1 rounded-full bg-accent-soft px-1.5 text-accent-ink text-xs tabular-nums"
      onClick={(event) => {
        event.stopPropagation()
        store.getState().set({ dock: 'comments', selectedCards: [cardId], selectedNode: null })
      }}
    >
      <MessageSquare aria-hidden className="size-3" />
      {count}
    </button>
  )
}
