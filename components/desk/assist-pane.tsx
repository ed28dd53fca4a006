'use client'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { CornerDownLeft } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useApi } from '../api/use-api.ts'
import { useSave } from '../settings/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogContent } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Tabs, TabsContent, TabsList, TabsTrigger } from '../ui/tabs.tsx'
import { Textarea } from '../ui/textarea.tsx'
import { toast } from '../ui/toast.tsx'
import { useDebounced } from '../ui/use-debounced.ts'
import { CustomerPanel } from './customer-panel.tsx'
import type { ConversationDetail } from './model.ts'
import { Packet } from './packet.tsx'

type AssistProps = {
  detail: ConversationDetail
  locale: 'zh-CN' | 'en'
  onInsert(text: string): void
  onOpen(conversationId: string): void
  onChanged(): void
}

/** Beside the conversation: what the bot hands over, who the customer is, what the knowledge says. */
export function AssistPane({ detail, locale, onInsert, onOpen, onChanged }: AssistProps) {
  const t = useTranslations('desk')
  const api = useApi()
  const [ticketOpen, setTicketOpen] = useState(false)
  const update = useSave(api.customers.update.mutationOptions(), { after: onChanged })
  return (
    <aside
      aria-label={t('assist.label')}
      className="flex w-[340px] shrink-0 flex-col border-line border-l bg-surface max-xl:w-[280px] max-lg:hidden"
    >
      <Tabs defaultValue="assist" className="flex min-h-0 flex-1 flex-col">
        <TabsList className="h-12 items-stretch" aria-label={t('assist.label')}>
          <TabsTrigger value="assist">{t('assist.tabs.assist')}</TabsTrigger>
          <TabsTrigger value="customer">{t('assist.tabs.customer')}</TabsTrigger>
          <TabsTrigger value="knowledge">{t('assist.tabs.knowledge')}</TabsTrigger>
        </TabsList>
        <TabsContent value="assist" className="flex-1 overflow-y-auto">
          <Packet packet={detail.packet} />
        </TabsContent>
        <TabsContent value="customer" className="flex-1 overflow-y-auto">
          <CustomerPanel
            detail={detail}
            onTags={(tags) => update.mutate({ customerId: detail.customer.id, tags })}
            onNewTicket={() => setTicketOpen(true)}
            onOpen={onOpen}
          />
        </TabsContent>
        <TabsContent value="knowledge" className="flex-1 overflow-y-auto">
          <KnowledgeTab
            locale={detail.conversation.language === 'en' ? 'en' : locale === 'en' ? 'en' : 'zh-CN'}
            first={detail.packet?.lastCustomerText ?? ''}
            onInsert={onInsert}
          />
        </TabsContent>
      </Tabs>
      <TicketDialog open={ticketOpen} conversationId={detail.conversation.id} onClose={() => setTicketOpen(false)} onCreated={onChanged} />
    </aside>
  )
}

function KnowledgeTab({ locale, first, onInsert }: { locale: 'zh-CN' | 'en'; first: string; onInsert(text: string): void }) {
  const t = useTranslations('desk.knowledge')
  const [text, setText] = useState(first.slice(0, 100))
  const asked = useDebounced(text.trim(), 300)
  const query = useQuery({
    ...useApi().knowledge.search.queryOptions({ query: asked, language: locale, limit: 5 }),
    enabled: asked.length > 0,
    placeholderData: keepPreviousData,
  })
  const answers = asked ? (query.data?.answers ?? []) : []
  return (
    <div className="flex flex-col gap-3 p-4">
      <Input
        value={text}
        maxLength={300}
        placeholder={t('search')}
        aria-label={t('search')}
        onChange={(event) => setText(event.target.value)}
      />
      {!asked && <p className="text-ink-meta text-sm">{t('empty')}</p>}
      {asked && query.isSuccess && !query.isPlaceholderData && answers.length === 0 && <p className="text-ink-meta">{t('none')}</p>}
      {answers.map((answer) => (
        <article key={answer.entryId} className="rounded-md border border-line px-3 py-2">
          <h3 className="font-semibold">{answer.title}</h3>
          <p className="mt-0.5 line-clamp-5 text-ink-2 text-sm">{answer.text}</p>
          <Button size="sm" icon={CornerDownLeft} className="mt-1.5" onClick={() => onInsert(answer.text)}>
            {t('insert')}
          </Button>
        </article>
      ))}
    </div>
  )
}

function TicketDialog({
  open,
  conversationId,
  onClose,
  onCreated,
}: {
  open: boolean
  conversationId: string
  onClose(): void
  onCreated(): void
}) {
  const t = useTranslations('desk.ticket')
  const api = useApi()
  const [subject, setSubject] = useState('')
  const [description, setDescription] = useState('')
  const create = useMutation({
    ...api.tickets.create.mutationOptions(),
    onSuccess: ({ number }) => {
      toast.success(t('created', { number }))
      setSubject('')
      setDescription('')
      onClose()
      onCreated()
    },
  })
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      <DialogContent
        title={t('title')}
        size="sm"
        footer={
          <Button
            variant="primary"
            disabled={!subject.trim()}
            loading={create.isPending}
            onClick={() => create.mutate({ conversationId, subject: subject.trim(), description: description.trim() })}
          >
            {t('create')}
          </Button>
        }
      >
        <div className="flex flex-col gap-4">
          <Field label={t('subject')} required>
            <Input value={subject} maxLength={200} onChange={(event) => setSubject(event.target.value)} />
          </Field>
          <Field label={t('description')}>
            <Textarea value={description} rows={4} maxLength={8000} onChange={(event) => setDescription(event.target.value)} />
          </Field>
        </div>
      </DialogContent>
    </Dialog>
  )
}
