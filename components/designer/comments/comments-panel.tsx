'use client'
import { useQuery } from '@tanstack/react-query'
import { MessagesSquare } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useState } from 'react'
import { QueryError } from '../../api/query-error.tsx'
import { useApi, useApiClient } from '../../api/use-api.ts'
import { useErrorText } from '../../api/use-error-text.ts'
import { useMe } from '../../api/use-me.ts'
import { Badge } from '../../ui/badge.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toast.tsx'
import { useDesigner, useDesignerStore } from '../store.ts'
import { CommentThread } from './comment-thread.tsx'
import { MentionField } from './mention-field.tsx'
import { mentioned } from './mentions.ts'
import type { Comments } from './use-comments.ts'

/** The name of the panel, with how many remarks address the reader. */
export function CommentsLabel({ comments }: { comments: Comments }) {
  const t = useTranslations('comments')
  return (
    <>
      {t('title')}
      {comments.unread > 0 && (
        <span className="ml-1">
          <Badge count={comments.unread} label={t('unread', { count: comments.unread })} />
        </span>
      )}
    </>
  )
}

/** What colleagues say about the flow and its cards; a remark is written about what is chosen. */
export function CommentsPanel({ comments }: { comments: Comments }) {
  const t = useTranslations('comments')
  const api = useApi()
  const client = useApiClient()
  const errorText = useErrorText()
  const store = useDesignerStore()
  const { me } = useMe()
  const { projectId, threads, unread, refresh } = comments
  const [filter, setFilter] = useState<'open' | 'resolved'>('open')
  const flowId = useDesigner((state) => state.flowId)
  const cardId = useDesigner((state) => (state.selectedCards.length === 1 ? state.selectedCards[0] : undefined))
  const flowName = useDesigner((state) => state.history.document.project.flows[flowId]?.name ?? flowId)
  const cardName = useDesigner((state) => (cardId ? state.history.document.project.flows[flowId]?.cards[cardId]?.name : undefined))
  const members = useQuery({ ...api.members.list.queryOptions(), staleTime: 60_000, enabled: comments.mayWrite })
  const people = useMemo(
    () => (members.data ?? []).flatMap(({ id, name }) => (id === me?.memberId ? [] : [{ id, name }])),
    [members.data, me?.memberId],
  )
  // Read as soon as it is in front of somebody.
  useEffect(() => {
    if (unread > 0) void client.projects.seeComments.mutate({ projectId }).then(refresh, () => {})
  }, [client, projectId, unread, refresh])

  async function act(work: Promise<unknown>): Promise<boolean> {
    try {
      await work
      refresh()
      return true
    } catch (error) {
      toast.error(errorText(error).text)
      return false
    }
  }
  const listed = threads.filter((thread) => (thread.resolvedAt === null) === (filter === 'open'))
  // What is about the chosen card comes first.
  const sorted = [...listed].sort((a, b) => Number(isAbout(b, flowId, cardId)) - Number(isAbout(a, flowId, cardId)))
  return (
    <section data-region aria-label={t('title')} data-testid="comments" className="flex min-h-0 flex-1 flex-col">
      <div className="border-line border-b px-3 py-2">
        <Segmented
          label={t('title')}
          value={filter}
          onValueChange={setFilter}
          segments={[
            { value: 'open', label: t('open') },
            { value: 'resolved', label: t('resolved') },
          ]}
        />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {comments.pending && <SkeletonRows rows={3} label={t('title')} />}
        {comments.error ? <QueryError error={comments.error} onRetry={refresh} /> : null}
        {!comments.pending && !comments.error && sorted.length === 0 && (
          <EmptyState icon={MessagesSquare} title={t(filter === 'open' ? 'none' : 'noneResolved')}>
            {filter === 'open' && t('noneHint')}
          </EmptyState>
        )}
        <ul>
          {sorted.map((thread) => (
            <CommentThread
              key={thread.id}
              thread={thread}
              people={people}
              mayWrite={comments.mayWrite}
              chosen={isAbout(thread, flowId, cardId)}
              onReply={(text) =>
                act(client.projects.comment.mutate({ projectId, threadId: thread.id, text, mentions: mentioned(text, people) }))
              }
              onResolve={(resolved) => void act(client.projects.resolveComment.mutate({ projectId, threadId: thread.id, resolved }))}
              onRemove={(id) => void act(client.projects.removeComment.mutate({ projectId, id }))}
            />
          ))}
        </ul>
      </div>
      {comments.mayWrite && (
        <div className="border-line border-t p-3">
          <p className="mb-1 truncate text-ink-meta text-sm">
            {cardName === undefined ? t('aboutFlow', { name: flowName }) : t('aboutCard', { name: cardName })}
          </p>
          <MentionField
            people={people}
            label={t('placeholder')}
            testId="comment-new"
            onSend={async (text) => {
              const about = { flowId, cardId: cardName === undefined ? null : (cardId ?? null) }
              const sent = await act(client.projects.comment.mutate({ projectId, ...about, text, mentions: mentioned(text, people) }))
              if (sent) {
                setFilter('open')
                store.getState().set({ announcement: t('sent') })
              }
              return sent
            }}
          />
        </div>
      )}
    </section>
  )
}

function isAbout(thread: { flowId: string; cardId: string | null }, flowId: string, cardId: string | undefined): boolean {
  return cardId !== undefined && thread.flowId === flowId && thread.cardId === cardId
}
