'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { CornerDownLeft } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useApi } from '../api/use-api.ts'
import { useSave } from '../settings/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Input } from '../ui/input.tsx'
import { Tabs, TabsContent, TabsList, TabsTrigger } from '../ui/tabs.tsx'
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
  onNewTicket(): void
  /** Numbers of messages by the seq of their events. */
  numbers: ReadonlyMap<number, number>
  /** The messages that are pointed at. */
  cited: ReadonlySet<number>
  onCite(seqs: readonly number[]): void
}

/** Beside the conversation: what the bot hands over, who the customer is, what the knowledge says. */
export function AssistPane({ detail, locale, onInsert, onOpen, onChanged, onNewTicket, numbers, cited, onCite }: AssistProps) {
  const t = useTranslations('desk')
  const api = useApi()
  const update = useSave(api.customers.update.mutationOptions(), { after: onChanged })
  return (
    <aside
      aria-label={t('assist.label')}
      id="desk-assist"
      tabIndex={-1}
      className="flex w-[340px] shrink-0 flex-col border-line border-l bg-surface max-xl:w-[280px] max-lg:hidden"
    >
      <Tabs defaultValue="assist" className="flex min-h-0 flex-1 flex-col">
        <TabsList className="h-12 items-stretch" aria-label={t('assist.label')}>
          <TabsTrigger value="assist">{t('assist.tabs.assist')}</TabsTrigger>
          <TabsTrigger value="customer">{t('assist.tabs.customer')}</TabsTrigger>
          <TabsTrigger value="knowledge">{t('assist.tabs.knowledge')}</TabsTrigger>
        </TabsList>
        <TabsContent value="assist" className="flex-1 overflow-y-auto">
          <Packet packet={detail.packet} citations={detail.citations} numbers={numbers} cited={cited} onCite={onCite} />
        </TabsContent>
        <TabsContent value="customer" className="flex-1 overflow-y-auto">
          <CustomerPanel
            detail={detail}
            onTags={(tags) => update.mutate({ customerId: detail.customer.id, tags })}
            onNewTicket={onNewTicket}
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
