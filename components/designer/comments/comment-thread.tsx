'use client'
import { Check, MapPin, RotateCcw, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMe } from '../../api/use-me.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { cn } from '../../ui/cn.ts'
import { useConfirm } from '../../ui/confirm-dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { useDesigner, useDesignerStore } from '../store.ts'
import { MentionField } from './mention-field.tsx'
import { type Addressee, withNames } from './mentions.ts'
import type { Thread } from './use-comments.ts'

type CommentThreadProps = {
  thread: Thread
  people: readonly Addressee[]
  mayWrite: boolean
  /** It is about the card that is chosen. */
  chosen: boolean
  onReply(text: string): Promise<boolean>
  onResolve(resolved: boolean): void
  onRemove(id: string): void
}

/** A remark with its answers, and what can be done about it. */
export function CommentThread({ thread, people, mayWrite, chosen, onReply, onResolve, onRemove }: CommentThreadProps) {
  const t = useTranslations('comments')
  const store = useDesignerStore()
  const { may } = useMe()
  const confirm = useConfirm()
  const flow = useDesigner((state) => state.history.document.project.flows[thread.flowId])
  const card = thread.cardId === null ? undefined : flow?.cards[thread.cardId]
  const { cardId } = thread

  async function remove(id: string): Promise<void> {
    const description = id === thread.id && thread.comments.length > 1 ? t('removeHint') : undefined
    if (await confirm({ title: t('removeSure'), description, action: t('remove'), tone: 'danger' })) onRemove(id)
  }
  const place = card ? t('aboutCard', { name: card.name }) : flow && cardId === null ? t('aboutFlow', { name: flow.name }) : t('gone')
  return (
    <li
      data-testid={`thread-${thread.id}`}
      data-unread={thread.unread || undefined}
      className={cn('border-line border-b px-3 py-2.5', chosen && 'bg-accent-soft/40')}
    >
      <div className="flex items-center gap-1">
        <span className="min-w-0 flex-1 truncate text-ink-meta text-sm">{place}</span>
        {flow && (card || cardId === null) && (
          <IconButton
            size="sm"
            label={t('goTo')}
            icon={MapPin}
            onClick={() =>
              store.getState().set({
                tab: 'flow',
                flowId: thread.flowId,
                selectedNode: null,
                selectedCards: card ? [card.id] : [],
                ...(card ? { fly: { cards: [card.id] } } : {}),
              })
            }
          />
        )}
        {mayWrite && (
          <IconButton
            size="sm"
            label={t(thread.resolvedAt ? 'reopen' : 'resolve')}
            icon={thread.resolvedAt ? RotateCcw : Check}
            data-testid="comment-resolve"
            onClick={() => onResolve(!thread.resolvedAt)}
          />
        )}
      </div>
      <ul className="mt-1 flex flex-col gap-2">
        {thread.comments.map(({ id, author, text, mentions, createdAt, mine }) => (
          <li key={id} className="group flex gap-2">
            <Avatar name={author?.name ?? '?'} size="sm" />
            <div className="min-w-0 flex-1">
              <p className="flex items-baseline gap-2 text-sm">
                <span className="truncate font-semibold">{author?.name ?? t('formerMember')}</span>
                <RelativeTime at={createdAt} className="shrink-0 text-ink-meta" />
              </p>
              <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">
                {withNames(text, mentions).map((piece, index) =>
                  piece.person ? (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place in the text
                    <span key={index} className="rounded-sm bg-accent-soft px-0.5 text-accent-ink">
                      {piece.text}
                    </span>
                  ) : (
                    piece.text
                  ),
                )}
              </p>
            </div>
            {mayWrite && (mine || may('workspace.manage')) && (
              <IconButton
                size="sm"
                label={t('remove')}
                icon={Trash2}
                className="opacity-0 focus-visible:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100"
                onClick={() => void remove(id)}
              />
            )}
          </li>
        ))}
      </ul>
      {mayWrite && !thread.resolvedAt && (
        <div className="mt-2">
          <MentionField people={people} label={t('reply')} testId="comment-reply" onSend={onReply} />
        </div>
      )}
    </li>
  )
}
