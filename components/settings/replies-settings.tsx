'use client'
import { useQuery } from '@tanstack/react-query'
import { MessageSquareQuote, Plus, Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { QueryError } from '../api/query-error.tsx'
import { useApi } from '../api/use-api.ts'
import { useMe } from '../api/use-me.ts'
import { type Locale, localeNames } from '../i18n/locales.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Input } from '../ui/input.tsx'
import { Panel } from '../ui/panel.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { Cell, Head, Row, Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { useFormat } from '../ui/use-format.ts'
import { ReplyDialog } from './reply-dialog.tsx'
import { SectionHead } from './settings-frame.tsx'
import type { CannedReply } from './types.ts'

export function RepliesSettings() {
  const t = useTranslations()
  const { may } = useMe()
  const query = useQuery(useApi().cannedReplies.list.queryOptions())
  const [edited, setEdited] = useState<CannedReply | 'new' | null>(null)
  const [text, setText] = useState('')
  const add = may('cannedReply.edit') && (
    <Button variant="primary" icon={Plus} onClick={() => setEdited('new')}>
      {t('settings.replies.add')}
    </Button>
  )
  const shown = query.data?.filter((reply) => `${reply.shortcut} ${reply.text}`.toLowerCase().includes(text.trim().toLowerCase()))
  return (
    <>
      <SectionHead title={t('settings.sections.replies')} text={t('settings.replies.text')} action={query.data?.length ? add : null} />
      {query.data && query.data.length > 8 && (
        <Input
          icon={Search}
          type="search"
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={t('settings.replies.search')}
          aria-label={t('settings.replies.search')}
          className="max-w-72"
        />
      )}
      {query.isError ? (
        <QueryError error={query.error} onRetry={query.refetch} />
      ) : (
        <Panel flush className="overflow-hidden">
          {!shown ? (
            <SkeletonRows rows={5} label={t('common.loading')} />
          ) : query.data?.length === 0 ? (
            <EmptyState icon={MessageSquareQuote} title={t('settings.replies.empty')} action={add}>
              {t('settings.replies.emptyText')}
            </EmptyState>
          ) : shown.length === 0 ? (
            <EmptyState title={t('common.nothingFound')} />
          ) : (
            <ReplyTable replies={shown} onEdit={may('cannedReply.edit') ? setEdited : undefined} />
          )}
        </Panel>
      )}
      <ReplyDialog reply={edited} onClose={() => setEdited(null)} />
    </>
  )
}

function ReplyTable({ replies, onEdit }: { replies: readonly CannedReply[]; onEdit?: (reply: CannedReply) => void }) {
  const t = useTranslations('settings.replies')
  const format = useFormat()
  return (
    <Table>
      <thead>
        <tr>
          <Head>{t('shortcut')}</Head>
          <Head>{t('reply')}</Head>
          <Head numeric>{t('uses')}</Head>
        </tr>
      </thead>
      <tbody>
        {replies.map((reply) => (
          <Row key={reply.id}>
            <Cell className="whitespace-nowrap">
              {onEdit ? (
                <button
                  type="button"
                  onClick={() => onEdit(reply)}
                  className="rounded-sm font-semibold hover:text-accent-ink hover:underline"
                >
                  /{reply.shortcut}
                </button>
              ) : (
                <span className="font-semibold">/{reply.shortcut}</span>
              )}
              <Tag outline className="ml-2">
                {localeNames[reply.language as Locale] ?? reply.language}
              </Tag>
            </Cell>
            <Cell lang={reply.language} className="w-full max-w-0 truncate text-ink-2">
              {reply.text}
            </Cell>
            <Cell numeric>{format.number(reply.uses)}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}
