'use client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Bot, Check, CornerUpRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type Ref, useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react'
import { QueryError } from '../api/query-error.tsx'
import { useApi, useApiClient } from '../api/use-api.ts'
import { useErrorText } from '../api/use-error-text.ts'
import type { Me } from '../api/use-me.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { useConfirm } from '../ui/confirm-dialog.tsx'
import { Dialog, DialogContent } from '../ui/dialog.tsx'
import { newId } from '../ui/new-id.ts'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { toast } from '../ui/toast.tsx'
import { type ListPages, markedRead } from './apply-to-list.ts'
import { AssistPane } from './assist-pane.tsx'
import { AttentionBanner } from './attention-banner.tsx'
import { Composer, type ComposerHandle, type ComposerMode } from './composer.tsx'
import { messageNumbers, transcriptItems } from './event-list.ts'
import type { ConversationEventRecord } from './model.ts'
import { outcomeText } from './outcome-text.ts'
import { OwnerBanner } from './owner-banner.tsx'
import { RuleTraceList } from './packet.tsx'
import { ResolveDialog } from './resolve-dialog.tsx'
import { TicketDialog } from './ticket-dialog.tsx'
import { Transcript } from './transcript.tsx'
import { TransferDialog } from './transfer-dialog.tsx'
import { useConversation } from './use-conversation.ts'

export type PaneHandle = {
  take(event: ConversationEventRecord): void
  typing(conversationId: string): void
  reload(): void
  /** Takes what is with the bot or in a queue; what is mine goes on to somebody else. */
  takeOrTransfer(): void
  askReturnToBot(): void
  openResolve(): void
  focusComposer(mode: ComposerMode): void
  focusPacket(): void
}
type PaneProps = {
  conversationId: string
  me: Me
  /** Just accepted: the reply is what comes next. */
  accepted: boolean
  onOpen(conversationId: string | null): void
  ref: Ref<PaneHandle>
}

/** One conversation: who has it, what was said, the reply box or why there is none, and the assist panel beside it. */
export function ConversationPane({ conversationId, me, accepted, onOpen, ref }: PaneProps) {
  const t = useTranslations('desk')
  const api = useApi()
  const client = useApiClient()
  const cache = useQueryClient()
  const errorText = useErrorText()
  const confirm = useConfirm()
  const { detail, events, state, take, reload } = useConversation(conversationId)
  const composer = useRef<ComposerHandle>(null)
  const [typing, setTyping] = useState(false)
  const typingTimer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const [dialog, setDialog] = useState<'transfer' | 'resolve' | 'why' | 'ticket' | null>(null)
  const [insert, setInsert] = useState<{ text: string; at: number } | null>(null)
  const [cited, setCited] = useState<ReadonlySet<number>>(none)
  const canned = useQuery(api.cannedReplies.list.queryOptions())
  const usedCanned = useRef<string | undefined>(undefined)
  const why = useQuery({ ...api.desk.explain.queryOptions({ conversationId }), enabled: dialog === 'why' })

  const refresh = useCallback(() => {
    void cache.invalidateQueries(api.desk.get.queryFilter({ conversationId }))
    void cache.invalidateQueries(api.desk.list.pathFilter())
  }, [cache, api, conversationId])
  const said = { meta: { quiet: true }, onSuccess: refresh, onError: (error: unknown) => void toast.error(errorText(error).text) }
  const takeOver = useMutation({ ...api.desk.takeOver.mutationOptions(), ...said })
  const claim = useMutation({ ...api.desk.claim.mutationOptions(), ...said })
  const reassign = useMutation({ ...api.desk.reassign.mutationOptions(), ...said })
  const closeDialog = {
    ...said,
    onSuccess: () => {
      setDialog(null)
      refresh()
    },
  }
  const transfer = useMutation({ ...api.desk.transfer.mutationOptions(), ...closeDialog })
  const resolve = useMutation({ ...api.desk.resolve.mutationOptions(), ...closeDialog })
  const returnToBot = useMutation({ ...api.desk.returnToBot.mutationOptions(), ...said })
  const attention = useMutation({
    ...api.desk.setAttention.mutationOptions(),
    ...said,
    onSuccess: (_, { needed }) => {
      refresh()
      if (needed) return
      const undo = () => attention.mutate({ ...id(), needed: true })
      toast.success(t('attention.dismissed'), { action: { label: t('undo'), onClick: undo } })
    },
  })
  const send = useMutation({ ...api.desk.reply.mutationOptions(), meta: { quiet: true } })
  const note = useMutation({ ...api.desk.note.mutationOptions(), meta: { quiet: true } })

  const conversation = detail.data?.conversation
  const mine = conversation?.owner === 'agent' && conversation.agentId === me.memberId
  // Asked for ahead, so that the dialog opens with its choices in it.
  const targets = useQuery({
    ...api.desk.targets.queryOptions(),
    enabled: mine || dialog === 'transfer',
    staleTime: dialog === 'transfer' ? 0 : 30_000,
  })
  const id = (): { conversationId: string; clientId: string } => ({ conversationId, clientId: newId() })

  async function askReturnToBot(): Promise<void> {
    const yes = await confirm({
      title: t('returnToBot.title'),
      description: t('returnToBot.text'),
      action: t('returnToBot.confirm'),
      tone: 'primary',
    })
    if (yes) returnToBot.mutate(id())
  }

  useImperativeHandle(ref, () => ({
    take: (event) => {
      if (event.conversationId !== conversationId) return
      take(event)
      if (event.kind === 'message.customer') setTyping(false)
      if (!event.kind.startsWith('message.') && event.kind !== 'note')
        void cache.invalidateQueries(api.desk.get.queryFilter({ conversationId }))
    },
    typing: (typed) => {
      if (typed !== conversationId) return
      setTyping(true)
      clearTimeout(typingTimer.current)
      typingTimer.current = setTimeout(() => setTyping(false), 4000)
    },
    reload: () => void reload(),
    takeOrTransfer: () => {
      if (mine) setDialog('transfer')
      else if (conversation?.owner === 'bot') takeOver.mutate(id())
      else if (conversation?.owner === 'queue') claim.mutate(id())
    },
    askReturnToBot: () => mine && void askReturnToBot(),
    openResolve: () => mine && setDialog('resolve'),
    focusComposer: (mode) => composer.current?.focus(mode),
    focusPacket: () => document.getElementById('desk-assist')?.focus(),
  }))

  const items = useMemo(() => transcriptItems(events), [events])
  const numbers = useMemo(() => messageNumbers(items), [items])
  const called = events.findLast((event) => event.kind === 'attention.raised')
  const lastSeq = events.at(-1)?.seq ?? 0
  useEffect(() => {
    if (!mine || lastSeq === 0) return
    // No event says so: the lists of this desk are told here.
    const read = () => cache.setQueriesData<ListPages>(api.desk.list.pathFilter(), (pages) => pages && markedRead(pages, conversationId))
    void client.desk.markRead.mutate({ conversationId }).then(read, () => undefined)
  }, [mine, lastSeq, client, cache, api, conversationId])

  const onDraft = useCallback(
    (text: string) => void client.desk.saveDraft.mutate({ conversationId, text }).catch(() => undefined),
    [client, conversationId],
  )
  const onTyping = useCallback(() => void client.desk.typing.mutate({ conversationId }).catch(() => undefined), [client, conversationId])

  function onSend(mode: ComposerMode, text: string): void {
    const input = { ...id(), text }
    const failed = (error: unknown): void => {
      toast.error(t('composer.failed', { reason: errorText(error).text }))
      setInsert({ text, at: Date.now() })
    }
    if (mode === 'note') note.mutate(input, { onError: failed })
    else send.mutate({ ...input, cannedReplyId: usedCanned.current }, { onError: failed })
    usedCanned.current = undefined
  }

  if (detail.isError) return <QueryError error={detail.error} onRetry={detail.refetch} className="flex-1" />
  if (!detail.data || !conversation) return <SkeletonRows rows={6} label={t('title')} className="flex-1" />
  const name = conversation.customerName || t('customer.unknown')
  const variables = {
    'customer.name': conversation.customerName,
    'agent.name': me.name,
    ...Object.fromEntries((detail.data.packet?.collected ?? []).map((each) => [each.variableId, each.value])),
  }
  const status =
    conversation.owner === 'agent'
      ? mine
        ? t('head.you')
        : t('head.by', { name: conversation.agentName ?? '' })
      : conversation.owner === 'queue'
        ? t('head.queue', { queue: conversation.queueName ?? '' })
        : conversation.owner === 'closed'
          ? t('head.closed', { outcome: outcomeText(t, conversation.outcome ?? '') })
          : t('head.bot')

  return (
    <>
      <section aria-label={name} className="flex min-w-0 flex-1 flex-col bg-surface" data-testid="conversation">
        <header className="flex h-12 shrink-0 items-center gap-2.5 border-line border-b px-4">
          <Avatar name={name} />
          <div className="min-w-0 flex-1">
            <h2 className="truncate font-semibold">{name}</h2>
            <p className="truncate text-ink-meta text-sm" data-testid="owner">
              {conversation.channelName} · {status}
            </p>
          </div>
          {mine && (
            <>
              <Button
                icon={Bot}
                variant="quiet"
                data-testid="return-to-bot"
                loading={returnToBot.isPending}
                onClick={() => void askReturnToBot()}
              >
                {t('head.returnToBot')}
              </Button>
              <Button icon={CornerUpRight} onClick={() => setDialog('transfer')}>
                {t('head.transfer')}
              </Button>
              <Button icon={Check} onClick={() => setDialog('resolve')} data-testid="resolve">
                {t('head.resolve')}
              </Button>
            </>
          )}
        </header>
        {conversation.needsAttention && (
          <AttentionBanner
            reason={called?.body.reason ?? null}
            closed={conversation.owner === 'closed'}
            busy={attention.isPending}
            onDismiss={() => attention.mutate({ ...id(), needed: false })}
            onTicket={() => setDialog('ticket')}
          />
        )}
        {state === 'loading' && events.length === 0 ? (
          <SkeletonRows rows={5} label={t('title')} className="flex-1" />
        ) : (
          <Transcript
            items={items}
            channelName={conversation.channelName}
            queueName={(queueId) =>
              queueId === conversation.queueId
                ? (conversation.queueName ?? queueId)
                : (targets.data?.queues.find((queue) => queue.id === queueId)?.name ?? queueId)
            }
            cited={cited}
            typing={typing}
            onWhy={() => setDialog('why')}
          />
        )}
        {!mine && (
          <OwnerBanner
            conversation={conversation}
            busy={takeOver.isPending || claim.isPending || reassign.isPending}
            mayReassign={me.permissions.includes('desk.reassign')}
            onTakeOver={() => takeOver.mutate(id())}
            onClaim={() => claim.mutate(id())}
            onReassign={() => reassign.mutate({ ...id(), toMemberId: me.memberId })}
          />
        )}
        <Composer
          ref={composer}
          autoFocus={accepted}
          conversationId={conversationId}
          mayReply={mine}
          initialDraft={detail.data.draft}
          canned={canned.data ?? []}
          language={conversation.language}
          variables={variables}
          onSend={onSend}
          onDraft={onDraft}
          onTyping={onTyping}
          onCannedUsed={(used) => {
            usedCanned.current = used
          }}
          insert={insert}
        />
      </section>
      <AssistPane
        detail={detail.data}
        locale={me.locale}
        onInsert={(text) => setInsert({ text, at: Date.now() })}
        onOpen={onOpen}
        onChanged={refresh}
        onNewTicket={() => setDialog('ticket')}
        numbers={numbers}
        cited={cited}
        onCite={(seqs) => setCited(new Set(seqs))}
      />
      <TicketDialog open={dialog === 'ticket'} conversationId={conversationId} onClose={() => setDialog(null)} onCreated={refresh} />
      <TransferDialog
        open={dialog === 'transfer'}
        targets={targets.data}
        busy={transfer.isPending}
        onClose={() => setDialog(null)}
        onTransfer={(to, text) => transfer.mutate({ ...id(), to, note: text.trim() || undefined })}
      />
      <ResolveDialog
        open={dialog === 'resolve'}
        busy={resolve.isPending}
        onClose={() => setDialog(null)}
        onResolve={({ outcome, continueFlow, note: text }) => resolve.mutate({ ...id(), outcome, continueFlow, note: text || undefined })}
      />
      <Dialog open={dialog === 'why'} onOpenChange={(open) => !open && setDialog(null)}>
        <DialogContent title={t('why.title')}>
          {why.data ? (
            <RuleTraceList rules={why.data.handoffs[0]?.packet.trace ?? why.data.evaluations[0]?.rules ?? []} />
          ) : (
            <SkeletonRows rows={3} label={t('why.title')} />
          )}
        </DialogContent>
      </Dialog>
    </>
  )
}

const none: ReadonlySet<number> = new Set()
