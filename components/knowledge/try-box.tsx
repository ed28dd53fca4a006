'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useApi } from '../api/use-api.ts'
import { Input } from '../ui/input.tsx'
import { useDebounced } from '../ui/use-debounced.ts'
import { useFormat } from '../ui/use-format.ts'

/** Ask as a customer would and see what the bot would answer, with how sure it is. */
export function TryBox() {
  const t = useTranslations('knowledge')
  const locale = useLocale()
  const format = useFormat()
  const [text, setText] = useState('')
  const asked = useDebounced(text.trim(), 300)
  const language = /[㐀-鿿]/.test(asked) ? 'zh-CN' : asked ? 'en' : locale === 'en' ? 'en' : 'zh-CN'
  const query = useQuery({
    ...useApi().knowledge.search.queryOptions({ query: asked, language, limit: 4 }),
    enabled: asked.length > 0,
    placeholderData: keepPreviousData,
  })
  const answers = asked ? (query.data?.answers ?? []) : []
  return (
    <section className="flex flex-col gap-3 p-4" aria-label={t('try')}>
      <h2 className="font-semibold">{t('try')}</h2>
      <Input
        value={text}
        maxLength={300}
        onChange={(event) => setText(event.target.value)}
        placeholder={t('tryPlaceholder')}
        aria-label={t('try')}
      />
      {!asked && <p className="text-ink-meta text-sm">{t('tryHint')}</p>}
      {asked && query.isSuccess && !query.isPlaceholderData && answers.length === 0 && <p className="text-warn-ink">{t('tryNone')}</p>}
      {answers.map((answer, index) => (
        <article
          key={answer.entryId}
          lang={language}
          className={index === 0 ? 'rounded-md border border-know bg-know-soft px-3 py-2' : 'rounded-md border border-line px-3 py-2'}
        >
          <p className="flex items-baseline gap-2">
            <span className="min-w-0 flex-1 font-semibold">{answer.title}</span>
            <span className="text-ink-meta text-sm tabular-nums">{format.percent(answer.score, 0)}</span>
          </p>
          <p className="mt-0.5 line-clamp-4 text-ink-2 text-sm">{answer.text}</p>
        </article>
      ))}
    </section>
  )
}
