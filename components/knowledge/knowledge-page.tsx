'use client'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { BookOpen, Plus, Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { PagedList } from '../api/paged-list.tsx'
import { type ApiOutputs, useApi } from '../api/use-api.ts'
import { useMe } from '../api/use-me.ts'
import { PageHead } from '../shell/page-head.tsx'
import { Button } from '../ui/button.tsx'
import { cn } from '../ui/cn.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Input } from '../ui/input.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Tag } from '../ui/tag.tsx'
import { useDebounced } from '../ui/use-debounced.ts'
import { useFormat } from '../ui/use-format.ts'
import { KnowledgeSheet } from './knowledge-sheet.tsx'
import { TryBox } from './try-box.tsx'

export type KnowledgeEntry = ApiOutputs['knowledge']['list']['items'][number]
type Language = 'all' | 'zh-CN' | 'en'

/** What the bot and the agents know: entries by category, and a box to ask it like a customer. */
export function KnowledgePage() {
  const t = useTranslations('knowledge')
  const format = useFormat()
  const { may } = useMe()
  const [text, setText] = useState('')
  const [language, setLanguage] = useState<Language>('all')
  const [category, setCategory] = useState<string | undefined>()
  const [edited, setEdited] = useState<KnowledgeEntry | 'new' | null>(null)
  const search = useDebounced(text.trim())
  const query = useInfiniteQuery({
    ...useApi().knowledge.list.infiniteQueryOptions(
      { search: search || undefined, language: language === 'all' ? undefined : language, category, limit: 50 },
      { getNextPageParam: (page) => page.nextCursor },
    ),
    placeholderData: keepPreviousData,
  })
  const first = query.data?.pages[0]
  const entries = query.data?.pages.flatMap((page) => page.items) ?? []
  const add = may('knowledge.edit') && (
    <Button variant="primary" icon={Plus} onClick={() => setEdited('new')}>
      {t('add')}
    </Button>
  )
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHead
        title={t('title')}
        meta={first && t('count', { count: first.total })}
        actions={
          <>
            <Segmented
              label={t('language')}
              value={language}
              onValueChange={setLanguage}
              segments={[
                { value: 'all', label: t('all') },
                { value: 'zh-CN', label: '中文' },
                { value: 'en', label: 'English' },
              ]}
            />
            <Input
              type="search"
              icon={Search}
              value={text}
              onChange={(event) => setText(event.target.value)}
              placeholder={t('search')}
              aria-label={t('search')}
              className="w-60"
            />
            {add}
          </>
        }
      />
      <div className="flex min-h-0 flex-1">
        <nav aria-label={t('categories')} className="w-44 shrink-0 overflow-y-auto border-line border-r p-2 max-md:hidden">
          {[
            { name: undefined, label: t('all'), entries: undefined },
            ...(first?.categories ?? []).map((each) => ({ name: each.name, label: each.name, entries: each.entries })),
          ].map((each) => (
            <button
              key={each.name ?? ''}
              type="button"
              aria-current={category === each.name || undefined}
              onClick={() => setCategory(each.name)}
              className={cn(
                'flex h-8 w-full items-center gap-2 rounded-md px-2.5 text-left text-ink-2 hover:bg-sunken hover:text-ink',
                category === each.name && 'bg-accent-soft text-accent-ink hover:bg-accent-soft hover:text-accent-ink',
              )}
            >
              <span className="min-w-0 flex-1 truncate">{each.label}</span>
              <span className="text-ink-meta text-sm tabular-nums">{each.entries !== undefined && format.number(each.entries)}</span>
            </button>
          ))}
        </nav>
        <div className="min-h-0 min-w-0 flex-1 overflow-y-auto bg-surface">
          <PagedList
            query={query}
            count={entries.length}
            label={t('title')}
            empty={
              <EmptyState icon={BookOpen} title={search ? t('notFound', { text: search }) : t('empty')} action={search ? undefined : add}>
                {search ? '' : t('emptyHint')}
              </EmptyState>
            }
          >
            {entries.map((entry) => (
              <button
                key={entry.id}
                type="button"
                onClick={() => setEdited(entry)}
                className="block w-full border-line border-b px-5 py-3 text-left -outline-offset-2 hover:bg-sunken/60"
              >
                <span className="flex items-center gap-2">
                  <span
                    lang={entry.language}
                    className={cn('min-w-0 truncate font-semibold', !entry.enabled && 'text-ink-meta line-through')}
                  >
                    {entry.title}
                  </span>
                  {entry.category && <Tag outline>{entry.category}</Tag>}
                  {!entry.enabled && <Tag tone="warn">{t('disabled')}</Tag>}
                  <RelativeTime at={entry.updatedAt} className="ml-auto shrink-0 text-ink-meta text-sm" />
                </span>
                <span lang={entry.language} className="mt-0.5 line-clamp-2 text-ink-2">
                  {entry.text}
                </span>
                {entry.questions.length > 0 && (
                  <span lang={entry.language} className="mt-0.5 block truncate text-ink-meta text-sm">
                    {entry.questions.join(' · ')}
                  </span>
                )}
              </button>
            ))}
          </PagedList>
        </div>
        <aside className="w-80 shrink-0 overflow-y-auto border-line border-l max-xl:hidden">
          <TryBox />
        </aside>
      </div>
      <KnowledgeSheet
        entry={edited}
        editable={may('knowledge.edit')}
        categories={(first?.categories ?? []).map((each) => each.name)}
        onClose={() => setEdited(null)}
      />
    </div>
  )
}
