'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { QueryError } from '../api/query-error.tsx'
import { useApi } from '../api/use-api.ts'
import { useMe } from '../api/use-me.ts'
import { useSave } from '../settings/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { Sheet, SheetContent } from '../ui/sheet.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { Textarea } from '../ui/textarea.tsx'
import { useFormat } from '../ui/use-format.ts'

const statuses = ['open', 'pending', 'solved', 'closed'] as const

/** One ticket: what it is about, its status and assignee, what was said about it. */
export function TicketSheet({ ticketId, onClose }: { ticketId: string | null; onClose(): void }) {
  return (
    <Sheet open={ticketId !== null} onOpenChange={(open) => !open && onClose()}>
      {ticketId && <Ticket key={ticketId} ticketId={ticketId} />}
    </Sheet>
  )
}

function Ticket({ ticketId }: { ticketId: string }) {
  const t = useTranslations('tickets')
  const format = useFormat()
  const api = useApi()
  const { may } = useMe()
  const editable = may('ticket.edit')
  const query = useQuery(api.tickets.get.queryOptions({ ticketId }))
  const members = useQuery({ ...api.members.list.queryOptions(), enabled: may('members.view') })
  const [text, setText] = useState('')
  const update = useSave(api.tickets.update.mutationOptions())
  const comment = useSave(api.tickets.comment.mutationOptions(), { after: () => setText('') })
  const ticket = query.data
  return (
    <SheetContent title={ticket ? `#${ticket.number} ${ticket.subject}` : t('title')} width={520}>
      {query.isError && <QueryError error={query.error} onRetry={query.refetch} />}
      {query.isPending && <SkeletonRows rows={4} label={t('title')} />}
      {ticket && (
        <div className="flex flex-col gap-5">
          <div className="grid grid-cols-2 gap-3">
            <Field label={t('statusLabel')}>
              <Select
                value={ticket.status}
                disabled={!editable}
                onValueChange={(status) => update.mutate({ ticketId, status })}
                options={statuses.map((value) => ({ value, label: t(`status.${value}`) }))}
              />
            </Field>
            <Field label={t('assignee')}>
              <Select
                value={ticket.assignee?.id ?? 'none'}
                disabled={!editable}
                onValueChange={(id) => update.mutate({ ticketId, assigneeId: id === 'none' ? null : id })}
                options={[
                  { value: 'none', label: t('nobody') },
                  ...(members.data ?? []).map((member) => ({ value: member.id, label: member.name })),
                ]}
              />
            </Field>
          </div>
          <p className="text-ink-2">
            <Link href={`/customers/${ticket.customer.id}`} className="text-accent-ink hover:underline">
              {ticket.customer.name || t('unknown')}
            </Link>
            {ticket.conversationId && (
              <>
                {' · '}
                <Link href={`/inbox?open=${ticket.conversationId}`} className="text-accent-ink hover:underline">
                  {t('conversation')}
                </Link>
              </>
            )}
            <span className="text-ink-meta"> · {format.full(ticket.createdAt)}</span>
          </p>
          {ticket.description && (
            <p className="whitespace-pre-wrap rounded-md bg-sunken px-3 py-2 [overflow-wrap:anywhere]">{ticket.description}</p>
          )}
          <section className="flex flex-col gap-3">
            <h3 className="font-semibold">{t('comments')}</h3>
            {ticket.comments.length === 0 && <p className="text-ink-meta">{t('noComments')}</p>}
            {ticket.comments.map((each) => (
              <article key={each.id}>
                <p className="text-ink-meta text-sm">
                  {each.member?.name ?? t('machine')} · {format.dayTime(each.createdAt)}
                </p>
                <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{each.text}</p>
              </article>
            ))}
            {editable && (
              <form
                className="flex flex-col items-end gap-2"
                onSubmit={(event) => {
                  event.preventDefault()
                  if (text.trim()) comment.mutate({ ticketId, text: text.trim() })
                }}
              >
                <Textarea
                  value={text}
                  maxLength={8000}
                  placeholder={t('addComment')}
                  aria-label={t('addComment')}
                  onChange={(event) => setText(event.target.value)}
                />
                <Button type="submit" variant="primary" disabled={!text.trim()} loading={comment.isPending}>
                  {t('comment')}
                </Button>
              </form>
            )}
          </section>
        </div>
      )}
    </SheetContent>
  )
}
