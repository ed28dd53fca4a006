'use client'
import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Search, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useCallback, useMemo, useRef, useState } from 'react'
import { QueryError } from '../api/query-error.tsx'
import { useApi } from '../api/use-api.ts'
import { useErrorText } from '../api/use-error-text.ts'
import type { Me } from '../api/use-me.ts'
import { useRailMark } from '../shell/rail-marks.ts'
import { useReportInbox } from '../tour/use-report-inbox.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Input } from '../ui/input.tsx'
import { newId } from '../ui/new-id.ts'
import { toast } from '../ui/toast.tsx'
import { useDebounced } from '../ui/use-debounced.ts'
import { ConversationList } from './conversation-list.tsx'
import { ConversationPane, type PaneHandle } from './conversation-pane.tsx'
import { DeskSidebar } from './desk-sidebar.tsx'
import type { DeskList } from './model.ts'
import { useOfferNotice } from './notice/use-offer-notice.ts'
import { OfferBar } from './offer-bar.tsx'
import { nothing, selectAll, selectRow, stillThere } from './selection/select-rows.ts'
import { SelectionBar } from './selection/selection-bar.tsx'
import { ShortcutsDialog } from './shortcuts-dialog.tsx'
import { useDeskKeys } from './use-desk-keys.ts'
import { useDeskStream } from './use-desk-stream.ts'
import { useOpenConversation } from './use-open-conversation.ts'

/** The agent's desk: lists, the conversation, what helps with it; everything live. */
export function Desk({ me }: { me: Me; locale: string }) {
  const t = useTranslations('desk')
  const api = useApi()
  const cache = useQueryClient()
  const errorText = useErrorText()
  const [selectedId, open] = useOpenConversation()
  useReportInbox(selectedId)
  const [list, setList] = useState<DeskList>('mine')
  const [text, setText] = useState('')
  const search = useDebounced(text.trim())
  const pane = useRef<PaneHandle>(null)
  const [selection, setSelection] = useState(nothing)
  const [accepted, setAccepted] = useState<string | null>(null)
  const [help, setHelp] = useState(false)

  const query = useInfiniteQuery({
    ...api.desk.list.infiniteQueryOptions(
      { list, search: search || undefined, limit: 50 },
      { getNextPageParam: (page) => page.nextCursor },
    ),
    placeholderData: search ? keepPreviousData : undefined,
  })
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data])
  const rowIds = useMemo(() => rows.map((row) => row.id), [rows])
  const live = useDeskStream({
    memberId: me.memberId,
    listener: {
      onEvent: (event) => pane.current?.take(event),
      onTyping: (conversationId) => pane.current?.typing(conversationId),
      onMissed: () => pane.current?.reload(),
    },
  })
  const mine = live.team.find((member) => member.memberId === me.memberId)
  useRailMark('inbox', live.offers.length)

  const show = (next: DeskList): void => {
    setList(next)
    setText('')
    setSelection(nothing)
  }

  const presence = useMutation({
    ...api.presence.set.mutationOptions(),
    onSuccess: () => cache.invalidateQueries(api.me.pathFilter()),
  })
  const accept = useMutation({
    ...api.desk.accept.mutationOptions(),
    meta: { quiet: true },
    onSuccess: (_, { conversationId }) => {
      live.dropOffer(conversationId)
      show('mine')
      setAccepted(conversationId)
      void cache.invalidateQueries(api.desk.list.pathFilter())
      open(conversationId)
    },
    onError: (error, { conversationId }) => {
      live.dropOffer(conversationId)
      toast.error(errorText(error).code === 'offer-gone' ? t('offer.gone') : errorText(error).text)
    },
  })
  const decline = useMutation({
    ...api.desk.decline.mutationOptions(),
    meta: { quiet: true },
    onSettled: (_, __, { conversationId }) => live.dropOffer(conversationId),
  })
  const offer = live.offers.find((each) => Date.parse(each.expiresAt) > Date.now())
  const take = (): void => void (offer && accept.mutate({ conversationId: offer.conversationId, clientId: newId() }))
  const skip = (): void => void (offer && decline.mutate({ conversationId: offer.conversationId, clientId: newId() }))
  const step = (by: 1 | -1): void => {
    const index = rows.findIndex((row) => row.id === selectedId)
    const next = rows[Math.min(rows.length - 1, Math.max(0, index + by))]
    if (next) open(next.id)
  }
  const mark = useCallback((id: string, range: boolean) => setSelection((before) => selectRow(before, rowIds, id, range)), [rowIds])
  const marked = stillThere(selection, rowIds)
  useDeskKeys({
    next: () => step(1),
    previous: () => step(-1),
    accept: take,
    decline: skip,
    select: () => selectedId && rowIds.includes(selectedId) && mark(selectedId, false),
    clear: () => setSelection(nothing),
    list: show,
    help: () => setHelp(true),
    pane,
  })
  useOfferNotice(live.offers, (each) => t('offer.notification', { customer: each.customerName || t('customer.unknown') }))

  return (
    <div className="flex h-full min-h-0 flex-col">
      {offer && <OfferBar offer={offer} busy={accept.isPending} onAccept={take} onDecline={skip} />}
      {!live.connected && live.counts && (
        <p role="status" className="bg-warn-soft px-4 py-1 text-sm text-warn-ink">
          {t('live.reconnecting')}
        </p>
      )}
      <div className="flex min-h-0 flex-1">
        <DeskSidebar
          me={{
            name: me.name,
            presence: mine?.presence ?? me.presence,
            reason: mine?.presenceReason ?? '',
            since: mine?.presenceSince ?? me.presenceSince,
            load: mine?.load ?? 0,
            capacity: mine?.capacity ?? me.capacity,
          }}
          team={me.permissions.includes('desk.reassign') ? live.team : null}
          list={list}
          counts={live.counts}
          onList={show}
          onPresence={(next, reason) => presence.mutate({ presence: next, reason })}
          onKeys={() => setHelp(true)}
        />
        <div className="flex w-[300px] shrink-0 flex-col border-line border-r bg-surface max-lg:w-[260px]">
          <div className="border-line border-b p-2.5">
            <Input
              type="search"
              id="desk-search"
              icon={Search}
              value={text}
              placeholder={t('search')}
              aria-label={t('search')}
              trailing={text && <IconButton size="sm" label={t('searchClear')} icon={X} onClick={() => setText('')} />}
              onChange={(event) => setText(event.target.value)}
            />
          </div>
          {marked.length > 0 && (
            <SelectionBar
              list={search ? 'search' : list}
              rows={rows}
              ids={marked}
              onAll={() => setSelection((before) => selectAll(before, rowIds))}
              onClear={() => setSelection(nothing)}
            />
          )}
          {query.isError && rows.length === 0 ? (
            <QueryError error={query.error} onRetry={query.refetch} />
          ) : (
            <ConversationList
              list={list}
              search={search}
              rows={rows}
              loading={query.isPending || query.isPlaceholderData || query.isFetchingNextPage}
              hasMore={query.hasNextPage}
              selectedId={selectedId}
              memberId={me.memberId}
              onSelect={open}
              marked={selection.ids}
              onMark={mark}
              onMore={() => void query.fetchNextPage()}
            />
          )}
        </div>
        {selectedId ? (
          <ConversationPane
            key={selectedId}
            ref={pane}
            conversationId={selectedId}
            me={me}
            accepted={accepted === selectedId}
            onOpen={open}
          />
        ) : (
          <div className="grid flex-1 place-items-center bg-surface">
            <EmptyState title={t('empty.select')}>{t('empty.selectHint')}</EmptyState>
          </div>
        )}
      </div>
      <ShortcutsDialog open={help} onClose={() => setHelp(false)} />
    </div>
  )
}
